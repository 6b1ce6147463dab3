import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { posted, rememberPosted } from './posted'

it('lists what was posted once, newest first, for each person apart', async () => {
  await rememberPosted('p1', { id: 'a', title: 'Vélo' })
  await rememberPosted('p1', { id: 'b', title: 'Trajet' })
  await rememberPosted('p1', { id: 'a', title: 'Vélo, le samedi' })
  expect(await posted('p1')).toEqual([{ id: 'a', title: 'Vélo, le samedi' }, { id: 'b', title: 'Trajet' }])
  expect(await posted('p2')).toEqual([])
})
