/** The words of showing one's tree to whom one chooses, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  title: 'Montrer à quelqu’un',
  intro: 'Un lien pour la personne de votre choix : un conseiller, un patron, un voisin.',
  show: 'Montrer mon arbre',
  nobody: 'Vous ne le montrez à personne en ce moment.',
  whole: 'Tout mon arbre',
  to: (label: string) => `Pour ${label}`,
  until: (date: string) => `Jusqu’au ${date}.`,
  stopOf: (label: string) => `Ne plus montrer : ${label}`,
  stopped: 'Ce lien ne montre plus rien.',
  what: 'Que montrez-vous ?',
  who: 'Pour qui ?',
  whoHint: 'Pour vous en souvenir. Par exemple : ma conseillère.',
  whoMissing: 'Dites pour qui est ce lien.',
  howLong: 'Combien de temps ?',
  days: (count: number) => n(count, { one: '# jour', other: '# jours' }),
  sees: 'La personne voit votre prénom et vos savoir-faire. Pas vos notes, ni qui a confirmé.',
  told: 'Vous voyez chaque fois que quelqu’un regarde.',
  make: 'Faire le lien',
  offline: 'Il faut du réseau pour faire le lien.',
  give: 'Donner le lien',
  giveOne: 'Donnez-le à une seule personne. Tous ceux qui l’ont peuvent regarder.',
  text: 'Voici mon arbre de savoir-faire :',
  label: (label: string) => `Montrer mon arbre : ${label}`,
  ownTitle: (name: string) => `${name} vous montre son arbre`,
  somebody: 'Quelqu’un',
  gone: 'Ce lien ne montre plus rien',
  goneText: 'Demandez un autre lien à la personne.',
  seen: 'Cette personne voit que vous avez regardé.',
  empty: 'Il n’y a rien à voir ici pour le moment.',
  valid: (date: string) => `Valable jusqu’au ${date}`,
  dormant: 'à rafraîchir',
  print: 'Imprimer',
}
