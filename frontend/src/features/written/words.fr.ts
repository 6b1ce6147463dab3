/** The words of finding skills in a text of one's own, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  title: 'Ce que vous avez écrit',
  intro: 'Collez un texte qui parle de vous : un CV, une lettre, un message. Nous cherchons vos savoir-faire dedans.',
  private: 'Nous ne gardons pas votre texte. Il disparaît quand vous quittez cette page.',
  text: 'Votre texte',
  textHint: 'Collez, écrivez ou parlez.',
  search: 'Chercher mes savoir-faire',
  empty: 'Écrivez ou collez d’abord un texte.',
  tooLong: (letters: number) => n(letters, { one: 'Votre texte est trop long. Enlevez environ # lettre.', other: 'Votre texte est trop long. Enlevez environ # lettres.' }),
  stays: 'Votre texte est toujours là. Vous pouvez essayer encore.',
  found: (count: number) => n(count, { one: '# savoir-faire trouvé', other: '# savoir-faire trouvés' }),
  none: 'Nous n’avons rien trouvé',
  noneText: 'Changez un peu votre texte. Ou cherchez un savoir-faire à la fois.',
  marked: 'Les mots trouvés sont marqués.',
  change: 'Changer le texte',
  ask: 'Touchez « Oui, c’est à moi » quand c’est juste. Laissez le reste.',
  group: { sure: 'Presque sûr', maybe: 'Peut-être', mine: 'Déjà sur votre arbre' },
  yes: 'Oui, c’est à moi',
  seen: (text: string) => `Dans votre texte : « ${text} »`,
  how: (label: string) => `${label} : comment le faites-vous ?`,
  sayHow: 'Dites comment vous le faites.',
  tick: 'Touchez d’abord « Oui, c’est à moi », au moins une fois.',
  add: (count: number) => n(count, { one: 'Ajouter # savoir-faire', other: 'Ajouter # savoir-faire' }),
  addNone: 'Ajouter à mon arbre',
  added: (count: number) => n(count, { one: '# feuille de plus sur votre arbre.', other: '# feuilles de plus sur votre arbre.' }),
  suggest: {
    count: (count: number) => n(count, { one: '# savoir-faire proposé', other: '# savoir-faire proposés' }),
    added: (label: string, list: string) => `${label} : ajouté dans « ${list} »`,
    aside: (label: string) => `Ne plus proposer : ${label}`,
    gone: (label: string) => `${label} : nous ne le proposons plus.`,
  },
  voice: {
    explain: 'Dites ce que vous savez faire, une phrase après l’autre.',
    blocked: 'Le micro est bloqué. Écrivez votre texte.',
    nothing: 'Je n’ai rien entendu. Essayez encore.',
    offline: 'Pas de réseau pour la voix. Écrivez votre texte.',
  },
}
