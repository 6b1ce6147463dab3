/** Why something is suggested: said on the first screen too, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './because.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  have: (names) => `You can already do: ${names}`,
  near: (names) => `You are very close to: ${names}`,
  missing: (names) => `You still lack: ${names}`,
  new: (names: string) => `You learn: ${names}`,
  opens: (names) => `It opens the door to: ${names}`,
  goal: 'It is a step towards your goal',
  goalFor: (names) => `It is a step towards your goal: ${names}`,
  veryNear: 'Very near you',
  distance: (km) => `${km} from you`,
  free: 'It is free',
  cost: (euros) => `It costs ${euros}`,
  demand: (count) => n(count, { one: '# offer asks for it around here', other: '# offers ask for it around here' }),
  condition: (names) => `You need: ${names}`,
}
