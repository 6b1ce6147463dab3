/** Pictures, sounds and files: made smaller before they are sent, and private ones fetched with the session. */

import { credentialsHeader, send } from '../graphql/transport'
import { Problem } from '../problem/problem'

export const LONGEST_SIDE = 1600
export const MOST_BYTES = 10_000_000

export interface PutUp {
  id: string
  url: string
  kind: 'PICTURE' | 'AUDIO' | 'FILE'
  mime: string
  bytes: number
  width: number | null
  height: number | null
}

/** The size that fits, never larger than it was. */
export function fitted(width: number, height: number, most: number = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A photo of eight megabytes becomes some hundred kilobytes on the phone itself: sending costs its owner. */
export async function shrink(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.type === 'image/gif' || !('createImageBitmap' in window)) return file
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = fitted(bitmap.width, bitmap.height)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height)
    bitmap.close()
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    return drawn && (drawn.size < file.size || file.type !== 'image/jpeg') ? drawn : file
  } catch {
    // A kind that this phone cannot draw: the server says whether it can.
    return file
  }
}

export async function putUp(file: Blob, where: { organisation: string } | { exercise: string; version: number }, name = ''): Promise<PutUp> {
  const asked = new URLSearchParams({ ...Object.fromEntries(Object.entries(where).map(([key, value]) => [key, String(value)])), ...(name ? { name } : {}) })
  const body = file.type ? file : new Blob([file], { type: 'application/octet-stream' })
  return (await send(`/media?${asked}`, body, { timeLimitMs: 120_000 })) as PutUp
}

/** A private picture as a data address: an image element sends no session over plain HTTP. */
export async function privatePicture(url: string): Promise<string> {
  const response = await fetch(url, { headers: credentialsHeader(), credentials: 'same-origin' }).catch(() => {
    throw new Problem('OFFLINE')
  })
  if (!response.ok) throw new Problem(response.status === 404 ? 'NOT_FOUND' : 'BUSY')
  const blob = await response.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('unreadable'))
    reader.readAsDataURL(blob)
  })
}
