/** The words of answering a confirmation link, in French. */

import { ofName } from '../../lib/text/elide'

export const words = {
  title: 'Pouvez-vous confirmer ?',
  somebody: 'Quelqu’un',
  asks: (from: string) => `${from} dit savoir faire ceci :`,
  howWell: (from: string) => `${from} le fait comment ?`,
  hints: [
    'Quelqu’un est à côté.',
    'Sans rien demander.',
    'Même quand c’est différent.',
    'Les autres apprennent.',
  ],
  yourName: 'Votre prénom',
  nameMissing: 'Écrivez votre prénom.',
  addNote: 'Ajouter un mot',
  family: 'Je suis de la famille',
  familyHint: 'Votre avis compte aussi.',
  note: 'Un mot de plus (facultatif)',
  noteHint: 'Par exemple : « Nous avons travaillé ensemble. »',
  who: (from: string) => `${from} voit votre prénom. Les autres voient seulement « confirmé ».`,
  whoSignedIn: (from: string) => `${from} voit votre nom. Les autres voient seulement « confirmé ».`,
  yes: 'Oui, je confirme',
  no: 'Je ne sais pas',
  noMeans: 'Vous ne savez pas ? Rien ne sera écrit.',
  until: (date: string) => `Vous pouvez répondre jusqu’au ${date}.`,
  label: (skill: string) => `Confirmation : ${skill}`,
  thanks: 'Merci !',
  thanksYes: (from: string) => `L’arbre ${ofName(from)} vient de grandir.`,
  thanksNo: 'Rien n’est écrit sur l’arbre.',
  yourTurn: 'Vous aussi, vous savez faire beaucoup de choses.',
  discover: 'Faire pousser mon arbre',
  dead: 'Ce lien ne marche plus',
  deadText: 'Il a déjà servi, ou il est trop vieux. Demandez un nouveau lien à la personne.',
}
