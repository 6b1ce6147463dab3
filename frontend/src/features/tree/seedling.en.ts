/** The words of a tree without leaves, in English. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './seedling.fr'

export const words: Shape<typeof fr> = {
  title: 'Your tree starts here',
  text: 'Add three things that you can do. Everything counts: what you do at work, at home, for your neighbours. Nobody sees it unless you agree.',
  ideas: ['cooking for ten', 'fixing a bike', 'speaking two languages', 'minding children', 'keeping a budget'],
  addFirst: 'Add my first skill',
  fromText: 'I already have a text',
}
