/** One block as the editor holds it, with what its kind needs beside the text. */

import type { BlockInput, BlockKind, DraftWholeFragment } from '../../gen/graphql'
import { fromParis, inParis } from '../../lib/i18n/paris'

type Draft = DraftWholeFragment['blocks'][number]

export type MediaForm = Pick<NonNullable<Draft['media']>, 'id' | 'url' | 'kind' | 'bytes'> & { name?: string | null | undefined }

export interface SessionForm {
  uid: string
  day: string
  from: string
  to: string
  commune: { insee: string; name: string } | null
  place: string
  seats: string
}

export interface BlockForm {
  uid: string
  kind: BlockKind
  title: string
  text: string
  media: MediaForm | null
  alt: string
  transcript: string
  link: string
  megabytes: string
  handIn: boolean
  sessions: SessionForm[]
  easier: string
  harder: string
}

const uid = () => crypto.randomUUID()

/** The media kind that a kind of block takes. */
export const MEDIA_OF: Partial<Record<BlockKind, MediaForm['kind']>> = { PICTURE: 'PICTURE', AUDIO: 'AUDIO', FILE: 'FILE' }

export const emptySession = (): SessionForm => ({ uid: uid(), day: '', from: '', to: '', commune: null, place: '', seats: '12' })

const bare = { media: null, alt: '', transcript: '', link: '', megabytes: '', handIn: false, sessions: [], easier: '', harder: '' }

export const emptyBlock = (kind: BlockKind = 'TEXT'): BlockForm => ({
  uid: uid(), kind, title: '', text: '', ...bare, sessions: kind === 'SESSION' ? [emptySession()] : [],
})

/** A block that this phone kept before blocks had more than a text. */
export const wholeBlock = (block: Partial<BlockForm> & Pick<BlockForm, 'uid' | 'kind' | 'title' | 'text'>): BlockForm => ({ ...bare, ...block })

export function blockOf(block: Draft): BlockForm {
  return {
    uid: uid(),
    kind: block.kind,
    title: block.title,
    text: block.text,
    media: block.media ? { id: block.media.id, url: block.media.url, kind: block.media.kind, bytes: block.media.bytes, name: block.media.name } : null,
    alt: block.alt ?? '',
    transcript: block.transcript ?? '',
    link: block.link ?? '',
    megabytes: block.megabytes ? String(block.megabytes) : '',
    handIn: block.handIn,
    sessions: block.sessions.map((session) => {
      const [starts, ends] = [inParis(session.starts), inParis(session.ends)]
      return {
        uid: uid(), day: starts.day, from: starts.time, to: ends.time, place: session.place, seats: String(session.seats),
        commune: session.commune ? { insee: session.commune.insee, name: session.commune.name } : null,
      }
    }),
    easier: block.easier ?? '',
    harder: block.harder ?? '',
  }
}

/** A number as it was typed, with a comma or a point; null for none. */
const number = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')))

export function inputOfBlock(block: BlockForm): BlockInput {
  const text = (value: string) => value.trim() || null
  return {
    kind: block.kind,
    title: block.title.trim(),
    text: block.text.trim(),
    media: block.kind in MEDIA_OF ? (block.media?.id ?? null) : null,
    alt: text(block.alt),
    transcript: text(block.transcript),
    link: text(block.link),
    megabytes: number(block.megabytes),
    handIn: block.handIn,
    sessions: block.kind !== 'SESSION' ? [] : block.sessions.map((session) => ({
      starts: fromParis(session.day, session.from) ?? '',
      ends: fromParis(session.day, session.to) ?? '',
      commune: session.commune?.insee ?? '',
      place: session.place.trim(),
      seats: Math.trunc(number(session.seats) ?? 0),
    })),
    easier: text(block.easier),
    harder: text(block.harder),
  }
}
