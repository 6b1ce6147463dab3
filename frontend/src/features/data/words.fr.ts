/** The words of one's own data: taking it away, erasing it. French. */

export const words = {
  title: 'Mes données',
  hint: 'Tout télécharger, tout effacer',
  intro: 'Vos données sont à vous.',
  take: 'Tout télécharger',
  takeText: 'Un fichier avec tout ce que le service garde sur vous. Votre arbre, vos choix et vos photos y sont.',
  takeCare: 'Sur un téléphone partagé, effacez ce fichier après.',
  taken: 'Le fichier est sur votre téléphone.',
  erase: 'Effacer mon compte',
  eraseText: 'Votre arbre, vos messages et vos photos seront effacés pour toujours.',
  eraseStays: 'Ce que vous avez dit de quelqu’un d’autre reste à cette personne, avec votre prénom.',
  eraseTitle: 'Tout effacer pour toujours ?',
  eraseLast: 'Personne ne pourra retrouver votre arbre. Nous non plus.',
  agree: 'Je comprends',
  yes: 'Oui, tout effacer',
  erased: 'Votre compte est effacé. Il ne reste rien de vous ici.',
}
