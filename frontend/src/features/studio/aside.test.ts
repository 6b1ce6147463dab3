import { beforeEach, expect, it } from 'vitest'
import { database, eraseProfile } from '../../offline/db'
import { emptyPhone } from '../../test/setup'
import { Aside } from './aside.svelte'

const opened = async (module: string, profile = 'karim') => {
  const aside = new Aside(profile, module)
  await aside.load()
  return aside.skills
}

beforeEach(emptyPhone)

it('stays away for that module and that person, and goes with their phone', async () => {
  await new Aside('karim', 'm1').add('souder')
  expect([await opened('m1'), await opened('m2'), await opened('m1', 'yvon')]).toEqual([['souder'], [], []])
  await eraseProfile('karim')
  expect(await opened('m1')).toEqual([])
})

it('follows a module that gets its id', async () => {
  const aside = new Aside('karim', 'new:1')
  await aside.add('souder')
  await aside.rename('m7')
  await aside.add('couper')
  expect([await opened('new:1'), await opened('m7')]).toEqual([[], ['souder', 'couper']])
  expect(await (await database()).getAllKeys('settings')).toEqual(['studio-aside:karim:m7'])
})
