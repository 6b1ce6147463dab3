/** The words of the small test before a training, in French. */

import { plural } from '../../lib/i18n/plural'
import { ofName } from '../../lib/text/elide'

const n = plural('fr')

export const words = {
  maybe: 'Vous savez peut-être déjà le faire.',
  invite: 'Faire le petit test',
  title: (label: string) => `Petit test : ${label}`,
  what: 'Quelques questions pour savoir par où commencer.',
  how: (most: number) => n(most, { one: '# question au plus.', other: '# questions au plus, souvent moins.' }),
  noHurry: 'Prenez votre temps. Vous pouvez arrêter quand vous voulez, et continuer plus tard.',
  noFear: 'Si vous ne savez pas, dites-le : c’est utile aussi. Vous seul voyez vos réponses.',
  retest: 'Ce que vous refaites compte : une feuille gagnée par ce test peut redevenir plus petite.',
  begin: 'Commencer le test',
  carryOn: 'Continuer le test',
  with: (name: string) => `Je le fais avec quelqu’un ${ofName(name)}`,
  withHint: 'Cette personne ne voit rien de plus de votre arbre.',
  none: 'Il n’y a pas encore assez de questions pour ce test.',
  noneText: 'Vous pouvez commencer un cours, ou ajouter vous-même ce que vous savez faire.',
  leftMany: 'Encore quelques questions',
  leftFew: 'C’est bientôt fini',
  leftOne: 'La dernière question',
  chooseOne: 'Choisissez une réponse, ou dites que vous ne savez pas.',
  unknown: 'Je ne sais pas',
  stop: 'Arrêter et voir le résultat',
  needsNetwork: 'Le test a besoin du réseau. Vos réponses d’avant sont gardées.',
  done: 'C’est fini, merci !',
  doneText: 'Voici ce que le test a vu.',
  grown: (count: number) => n(count, { one: 'Une feuille de votre arbre vient de ce test :', other: '# feuilles de votre arbre viennent de ce test :' }),
  stillGrowing: 'Rien de nouveau sur votre arbre pour le moment. Les cours sont là pour cela.',
  skills: 'Ce que vous savez',
  first: 'Commencez par là',
  easier: 'Les textes s’ouvrent avec des mots plus simples, quand l’auteur en a écrit.',
  harder: 'Les textes s’ouvrent avec de quoi aller plus loin, quand l’auteur en a écrit.',
  skip: 'Vous pouvez sauter',
  later: 'Pour la suite',
  again: (date: string) => `Vous pourrez refaire ce test à partir du ${date}.`,
  backToSkill: 'Voir ce savoir-faire',
}
