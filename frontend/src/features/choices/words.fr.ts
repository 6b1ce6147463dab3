/** The words of what one says of ideas, and of one's time and languages, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  title: 'Mes choix',
  hint: 'Les idées écartées, votre temps, vos langues',
  intro: 'Ces choix changent les idées pour vous. Personne d’autre ne les voit.',
  open: 'Pas pour vous ?',
  NOT_INTERESTED: 'Pas intéressé',
  LATER: 'Plus tard',
  DONE: 'Déjà fait',
  when: 'Quand la revoir ?',
  in: { week: 'Dans une semaine', month: 'Dans un mois', quarter: 'Dans trois mois' },
  noted: {
    NOT_INTERESTED: 'C’est noté : cette idée ne revient pas.',
    LATER: (day: string) => `C’est noté : cette idée revient après le ${day}.`,
    DONE: 'C’est noté : vous l’avez déjà fait.',
  },
  undo: 'Annuler',
  undone: 'C’est annulé : cette idée peut revenir.',
  label: (title: string) => `Avis sur une idée : ${title}`,
  undoLabel: (title: string) => `Revoir une idée : ${title}`,
  doneTitle: 'Ce que vous savez faire maintenant',
  doneText: 'Ajoutez-le à votre arbre, ou faites un petit test.',
  test: 'Faire le test',
  list: 'Les idées écartées',
  none: 'Aucune idée écartée.',
  gone: 'Une idée qui n’est plus là',
  until: (day: string) => `Plus tard : après le ${day}`,
  back: 'Revoir cette idée',
  all: 'Tout revoir',
  allLabel: 'Revoir toutes les idées écartées',
  allSure: (count: number) => n(count, { one: '# idée peut revenir.', other: '# idées peuvent revenir.' }),
  means: 'Mon temps et mes langues',
  hours: 'Combien de temps par semaine ?',
  notSaid: 'Je ne sais pas',
  languages: 'Je comprends aussi',
  names: { AR: 'Arabe', EN: 'Anglais', FR: 'Français', PT: 'Portugais', TA: 'Tamoul', TR: 'Turc' },
  saveLabel: 'Mon temps et mes langues',
  travel: 'Changer comment je me déplace',
}
