/** The words of the tree of everybody, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  title: 'L’arbre de tous',
  hint: 'Ce que les gens d’ici savent faire, et vous',
  intro: 'Ce que les gens d’ici savent faire. Vos savoir-faire sont en jaune.',
  mine: 'Mon arbre',
  who: 'L’arbre de qui ?',
  group: {
    all: (territory: string) => `Tout le monde (${territory})`,
    everybody: 'Tout le monde',
    commune: (name: string) => `Ma ville : ${name}`,
    course: 'Ceux qui suivent un cours',
    occupation: 'Ceux qui veulent le même métier',
    organisation: 'Ceux qui apprennent au même endroit',
  },
  course: 'Quel cours ?',
  occupation: 'Quel métier ?',
  organisation: 'Quel endroit ?',
  chosen: (name: string) => `Métier : ${name}`,
  members: (count: number, skills: number) => `Au moins ${n(count, { one: '# personne', other: '# personnes' })}, ${n(skills, { one: '# savoir-faire', other: '# savoir-faire' })}, dont `,
  lit: (count: number) => (count === 0 ? 'aucun à vous' : n(count, { one: '# à vous', other: '# à vous' })),
  view: 'Voir l’arbre de tous',
  asDrawing: 'Dessin',
  asList: 'Liste',
  drawing: (count: number) => `L’arbre de tous, dessiné : ${n(count, { one: '# savoir-faire', other: '# savoir-faire' })}. Les flèches vont de feuille en feuille. Les touches + et - changent la taille. La touche 0 montre tout l’arbre.`,
  sameAsList: 'La liste dit la même chose en mots.',
  touch: 'Touchez une feuille pour savoir ce que c’est.',
  legend: { few: 'Peu de gens le savent', many: 'Beaucoup de gens le savent', mine: 'Vous le savez' },
  holders: (count: number) => n(count, { one: 'Au moins # personne sait le faire.', other: 'Au moins # personnes savent le faire.' }),
  tooFew: 'Peu de gens savent le faire. Pour les protéger, nous ne disons pas combien.',
  notTold: 'Dans un petit groupe, nous ne disons pas combien de gens savent le faire.',
  have: 'Vous savez le faire.',
  haveNot: 'Ce n’est pas encore sur votre arbre.',
  growsOn: 'Pousse sur :',
  first: 'Pousse sur le tronc.',
  upon: 'Ce qui pousse dessus :',
  nothingUpon: 'Rien ne pousse encore dessus.',
  open: 'Voir ce savoir-faire',
  hidden: 'Il n’y a pas encore assez de monde',
  hiddenText: 'Dans un petit groupe, on pourrait reconnaître quelqu’un. Nous montrons l’arbre quand il y a plus de gens.',
  chooseFirst: 'Choisissez, et l’arbre apparaît ici.',
}
