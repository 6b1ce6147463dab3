import { describe, expect, it } from 'vitest'
import { blockOf, emptyBlock, inputOfBlock, wholeBlock } from './blockForm'
import { checkBlock } from './checkBlock'

const media = { id: 'm1', url: '/media/m1', kind: 'PICTURE' as const, mime: 'image/webp', bytes: 10, name: null, width: 1, height: 1 }
const drawn = { __typename: 'Block' as const, title: 'Un', text: 'Du texte', alt: null, transcript: null, link: null, megabytes: null, handIn: false, easier: null, harder: null, media: null, sessions: [] }

describe('a block', () => {
  it('comes back as it went', () => {
    const picture = { ...drawn, kind: 'PICTURE' as const, media, alt: 'Une prise', easier: 'Plus simple' }
    expect(inputOfBlock(blockOf(picture))).toMatchObject({ kind: 'PICTURE', media: 'm1', alt: 'Une prise', easier: 'Plus simple', harder: null, sessions: [] })
    const session = { id: 's', starts: '2026-12-05T08:30:00Z', ends: '2026-12-05T10:00:00Z', place: 'Ici', seats: 12, seatsLeft: 3, mine: false, commune: { insee: '93066', name: 'Saint-Denis' } }
    const meeting = inputOfBlock(blockOf({ ...drawn, kind: 'SESSION' as const, sessions: [session] }))
    expect(meeting.sessions).toEqual([{ starts: '2026-12-05T08:30:00.000Z', ends: '2026-12-05T10:00:00.000Z', commune: '93066', place: 'Ici', seats: 12 }])
  })

  it('leaves behind what another kind had', () => {
    const block = { ...emptyBlock('TEXT'), title: 'Un', text: 'Deux', media: { id: 'm1', url: '', kind: 'PICTURE' as const, bytes: 1 } }
    expect(inputOfBlock(block).media).toBeNull()
  })

  it('is completed when this phone kept it before blocks had more than a text', () => {
    expect(checkBlock(wholeBlock({ uid: 'a', kind: 'TEXT', title: 'Un', text: 'Deux' }))).toEqual([])
  })

  it.each([
    ['PICTURE', ['media', 'alt']],
    ['AUDIO', ['media', 'transcript']],
    ['VIDEO', ['transcript', 'link', 'megabytes']],
    ['FILE', ['media']],
    ['SESSION', ['session']],
    ['EXERCISE', []],
  ] as const)('of kind %s lacks %j', (kind, faults) => {
    expect(checkBlock({ ...emptyBlock(kind), title: 'Un', text: 'Deux' })).toEqual(faults)
  })

  it.each(['http://a.fr', 'javascript:alert(1)', 'https://', 'https://a b', 'a.fr'])('takes no link like %s', (link) => {
    expect(checkBlock({ ...emptyBlock('VIDEO'), title: 'Un', text: 'Deux', transcript: 'x', megabytes: '2,5', link })).toEqual(['link'])
  })
})
