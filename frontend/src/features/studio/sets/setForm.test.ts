import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { eraseProfile, readSetting } from '../../../offline/db'
import { fieldsOf, SetDraft } from './setForm.svelte'

const NAME = 'studio-set:p:new'

describe('a set that is not saved yet', () => {
  beforeEach(() => eraseProfile('p'))

  async function typed(title: string): Promise<SetDraft> {
    const draft = new SetDraft('p', undefined, 'o')
    await draft.open()
    draft.changed({ ...fieldsOf(undefined, 'o'), title })
    await draft.flush()
    return draft
  }

  test('is there again', async () => {
    await typed('Souder')
    const again = new SetDraft('p', undefined, 'o')
    await again.open()
    expect([again.fields.title, again.restored]).toEqual(['Souder', true])
    await again.revert()
    expect([again.fields.title, again.restored]).toEqual(['', false])
    expect(await readSetting(NAME)).toBeUndefined()
  })

  test('is forgotten once it was sent, and with its profile', async () => {
    await (await typed('Souder')).forget()
    expect(await readSetting(NAME)).toBeUndefined()
    await typed('Tirer')
    await eraseProfile('p')
    expect(await readSetting(NAME)).toBeUndefined()
  })

  test('nothing is kept of what nobody changed', async () => {
    await typed('')
    expect(await readSetting(NAME)).toBeUndefined()
  })
})
