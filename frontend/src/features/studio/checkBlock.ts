/** What is missing in one block before it can be saved, as data. */

import { MEDIA_OF, type BlockForm, type SessionForm } from './blockForm'

export type BlockFault = 'blockTitle' | 'blockText' | 'media' | 'alt' | 'transcript' | 'link' | 'megabytes' | 'sessions' | 'session'

export function checkBlock(block: BlockForm): BlockFault[] {
  const faults: BlockFault[] = []
  const empty = (text: string) => text.trim() === ''
  if (empty(block.title)) faults.push('blockTitle')
  if (empty(block.text)) faults.push('blockText')
  if (MEDIA_OF[block.kind] && block.media?.kind !== MEDIA_OF[block.kind]) faults.push('media')
  if (block.kind === 'PICTURE' && empty(block.alt)) faults.push('alt')
  if ((block.kind === 'AUDIO' || block.kind === 'VIDEO') && empty(block.transcript)) faults.push('transcript')
  if (block.kind === 'VIDEO') {
    if (!/^https:\/\/\S+\.\S+/.test(block.link.trim())) faults.push('link')
    if (!(Number(block.megabytes.replace(',', '.')) > 0)) faults.push('megabytes')
  }
  if (block.kind === 'SESSION') {
    if (block.sessions.length === 0) faults.push('sessions')
    if (!block.sessions.every(complete)) faults.push('session')
  }
  return faults
}

function complete(session: SessionForm): boolean {
  const seats = Number(session.seats)
  return Boolean(session.day && session.from && session.to > session.from && session.commune && session.place.trim()) && Number.isInteger(seats) && seats > 0 && seats <= 1000
}
