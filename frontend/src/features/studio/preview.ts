/** A block of the editor as the screens of learners take it, so that a preview is drawn by what they themselves see. */

import type { BlockWholeFragment } from '../../gen/graphql'
import type { BlockForm } from './blockForm'

/** Without its dates: a place is not taken in a preview. */
export function shownBlock(block: BlockForm): BlockWholeFragment {
  const { media } = block
  return {
    kind: block.kind,
    title: block.title,
    text: block.text,
    alt: block.alt || null,
    transcript: block.transcript || null,
    link: /^https:\/\//.test(block.link) ? block.link : null,
    megabytes: Number(block.megabytes.replace(',', '.')) || null,
    handIn: block.handIn,
    easier: block.easier || null,
    harder: block.harder || null,
    media: media && { id: media.id, kind: media.kind, mime: '', url: media.url, bytes: media.bytes, name: media.name ?? null, width: null, height: null },
    sessions: [],
  }
}
