import { beforeEach, describe, expect, it, vi } from 'vitest'
import { session } from '../../lib/session/session.svelte'
import { readSetting, writeSetting } from '../../offline/db'
import { emptyPhone } from '../../test/setup'
import { ASK_AFTER_MS, drawnLeaves, emptyDraft, FORGET_AFTER_MS, judge, leavesOf, nextUnsaid, toggled, type Draft, type Pick } from './draft'
import { draft, SETTING } from './draft.svelte'

const pick = (id: string, level: number | null = null, skills = [`${id}-1`, `${id}-2`]): Pick => ({
  id, label: id, picture: null, level, skills: skills.map((skill) => ({ id: skill, label: skill })),
})
const made = (part: Partial<Draft> = {}): Draft => ({ ...emptyDraft(null, 0), picks: [pick('a')], ...part })

beforeEach(async () => {
  await draft.saved()
  await emptyPhone()
  draft.forgetPage()
})

describe('judge', () => {
  it('shows a fresh draft, asks after half an hour, forgets after a week', () => {
    expect(judge(made(), null, ASK_AFTER_MS)).toBe('show')
    expect(judge(made(), null, ASK_AFTER_MS + 1)).toBe('ask')
    expect(judge(made(), null, FORGET_AFTER_MS)).toBe('ask')
    expect(judge(made(), null, FORGET_AFTER_MS + 1)).toBe('forget')
  })

  it('asks when somebody signed in meanwhile, unless it was to keep this very tree', () => {
    expect(judge(made(), 'amina', 1)).toBe('ask')
    expect(judge(made({ keeping: true }), 'amina', 1)).toBe('show')
    expect(judge(made({ keeping: true }), 'amina', ASK_AFTER_MS + 1)).toBe('ask')
  })

  it('never shows what one person began to another', () => {
    expect(judge(made({ profile: 'amina' }), 'yvon', 1)).toBe('forget')
    expect(judge(made({ profile: 'amina' }), null, 1)).toBe('forget')
    expect(judge(made({ profile: 'amina' }), 'amina', 1)).toBe('show')
  })
})

describe('leaves', () => {
  it('are one a skill, at the best level said', () => {
    const leaves = leavesOf([pick('a', 2, ['s1', 's2']), pick('b', 4, ['s2', 's3']), pick('c', null), pick('jouer de la kora', 3, [])])
    expect(leaves.map(({ skill, label, level }) => [skill, label, level])).toEqual([
      ['s1', 's1', 2], ['s2', 's2', 4], ['s3', 's3', 4], [null, 'jouer de la kora', 3],
    ])
  })

  it('are drawn on the trunk, as said by their owner only', () => {
    const [leaf] = drawnLeaves([pick('a', 2, ['s1'])])
    expect(leaf).toMatchObject({ level: 2, standing: 'CLAIMED', parentId: null, visibility: 'ONLY_ME', skill: { id: 's1' } })
  })
})

it('toggled() takes back what was chosen by mistake', () => {
  expect(toggled(toggled([], pick('a')), pick('a'))).toEqual([])
})

it('nextUnsaid() finds the first thing without a level', () => {
  expect([nextUnsaid([pick('a', 1), pick('b')]), nextUnsaid([pick('a', 1)])]).toEqual([2, 0])
})

describe('the draft of the phone', () => {
  it('survives a reload', async () => {
    draft.toggle(pick('a'))
    draft.setLevel(0, 3)
    await draft.saved()
    draft.forgetPage()
    expect(draft.picks).toEqual([])
    await draft.restore()
    expect(draft.picks).toEqual([pick('a', 3)])
    expect(draft.doubtful).toBe(false)
  })

  it('asks whose it is when it is old, and goes on when its owner says so', async () => {
    await writeSetting(SETTING, made({ touchedAt: Date.now() - ASK_AFTER_MS - 1 }))
    await draft.restore()
    expect(draft.doubtful).toBe(true)
    draft.itIsMe()
    expect([draft.doubtful, draft.picks.length]).toEqual([false, 1])
    draft.look()
    expect(draft.doubtful).toBe(false)
  })

  it('asks again when the screen wakes up much later', () => {
    draft.toggle(pick('a'))
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + ASK_AFTER_MS + 1)
    draft.look()
    expect(draft.doubtful).toBe(true)
  })

  it('is gone from the phone after "erase all", and after a week', async () => {
    draft.toggle(pick('a'))
    draft.erase()
    await draft.saved()
    expect(await readSetting(SETTING)).toBeUndefined()
    await writeSetting(SETTING, made({ touchedAt: Date.now() - FORGET_AFTER_MS - 1 }))
    draft.forgetPage()
    await draft.restore()
    await draft.saved()
    expect([draft.picks.length, await readSetting(SETTING)]).toEqual([0, undefined])
  })

  it('belongs to whoever was signed in when it was begun', async () => {
    await session.open(null, () => Promise.resolve({ id: 'amina', displayName: 'Amina' }))
    draft.toggle(pick('a'))
    await draft.saved()
    expect((await readSetting<Draft>(SETTING))?.profile).toBe('amina')
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    await session.signOut()
    vi.unstubAllGlobals()
  })
})
