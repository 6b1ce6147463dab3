import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetProfile } from '../../offline/cache'
import { Autosave } from './autosave'
import { emptyForm } from './form'
import { dropDraft, keepDraft, keptDraft, keptDrafts } from './keep'

describe('Autosave', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('writes once, the last value, a moment after the typing stops', async () => {
    const written: string[] = []
    const autosave = new Autosave<string>(async (value) => void written.push(value), { delayMs: 400 })
    for (const value of ['a', 'ab', 'abc']) {
      autosave.change(value)
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(written).toEqual([])
    await vi.advanceTimersByTimeAsync(100)
    expect(written).toEqual(['abc'])
  })

  it('writes at once when the page is left', async () => {
    const written: string[] = []
    const autosave = new Autosave<string>(async (value) => void written.push(value))
    autosave.change('texte')
    await autosave.flush()
    expect(written).toEqual(['texte'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(written).toEqual(['texte'])
  })

  it('never lets a slow write overtake a later one', async () => {
    const written: string[] = []
    let slow = true
    const autosave = new Autosave<string>(async (value) => {
      if (slow) {
        slow = false
        await new Promise((resolve) => setTimeout(resolve, 5000))
      }
      written.push(value)
    })
    autosave.change('old')
    void autosave.flush()
    await vi.advanceTimersByTimeAsync(1)
    autosave.change('new')
    const last = autosave.flush()
    await vi.advanceTimersByTimeAsync(6000)
    await last
    expect(written).toEqual(['old', 'new'])
  })

  it('keeps the value of a write that failed for the next try', async () => {
    const written: string[] = []
    let full = true
    const autosave = new Autosave<string>(async (value) => {
      if (full) throw new Error('quota')
      written.push(value)
    })
    autosave.change('texte')
    await expect(autosave.flush()).rejects.toThrow('quota')
    full = false
    await autosave.flush()
    expect(written).toEqual(['texte'])
  })

  it('does not write what was dropped', async () => {
    const write = vi.fn(async () => undefined)
    const autosave = new Autosave<string>(write)
    autosave.change('texte')
    await autosave.drop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(write).not.toHaveBeenCalled()
  })
})

describe('kept drafts', () => {
  const draft = (id: string, at: number) => ({ id, form: { ...emptyForm('org', 'FR'), title: id }, at, base: null })

  it('are listed newest first, for their own profile, and outlive its sign-out', async () => {
    await keepDraft('p1', draft('m1', 1))
    await keepDraft('p1', draft('new:x', 2))
    await keepDraft('p10', draft('m9', 3))
    await forgetProfile('p1')
    expect((await keptDrafts('p1')).map(({ id }) => id)).toEqual(['new:x', 'm1'])
    expect((await keptDraft('p1', 'm1'))?.form.title).toBe('m1')
    await dropDraft('p1', 'm1')
    expect(await keptDraft('p1', 'm1')).toBeUndefined()
    expect((await keptDrafts('p10')).map(({ id }) => id)).toEqual(['m9'])
  })
})
