import { expect, it } from 'vitest'
import { ofName } from './elide'

it.each([
  ['Amina', 'd’Amina'], ['Élodie', 'd’Élodie'], ['Inès', 'd’Inès'], ['Œnone', 'd’Œnone'], ['Yves', 'd’Yves'], ['Yasmina', 'de Yasmina'], ['Hélène', 'd’Hélène'],
  ['Henri', 'd’Henri'], ['Hassan', 'de Hassan'], ['Hugo', 'de Hugo'], ['Karim', 'de Karim'], ['أمينة', 'de أمينة'], ['', 'de '],
])('%s', (name, said) => expect(ofName(name)).toBe(said))
