/** The words of answering a confirmation link, in French. */

export const words = {
  title: 'Pouvez-vous confirmer ?',
  asks: (from: string) => `${from} vous demande de confirmer un savoir-faire que vous avez vu :`,
  howWell: (from: string) => `Comment ${from} le fait ?`,
  yourName: 'Votre prénom ou votre nom',
  yourNameHint: (from: string) => `${from} le verra sur son arbre.`,
  nameMissing: 'Écrivez votre prénom ou votre nom.',
  note: 'Un mot de plus (facultatif)',
  yes: 'Oui, je confirme',
  no: 'Non, je ne peux pas le dire',
  until: (date: string) => `Vous pouvez répondre jusqu’au ${date}.`,
  label: (skill: string) => `Confirmation : ${skill}`,
  thanksYes: (from: string) => `Merci. L’arbre de ${from} vient de grandir.`,
  thanksNo: 'Merci de l’avoir dit. Rien n’est écrit sur l’arbre.',
  yourTurn: 'Vous aussi, vous savez faire beaucoup de choses.',
  discover: 'Faire pousser mon arbre',
  dead: 'Ce lien ne marche plus',
  deadText: 'Il a déjà servi, ou il est trop vieux. Demandez un nouveau lien à la personne.',
}
