// Reading a QR code that is drawn as one path of squares, without a camera.

import { pathToFileURL } from 'node:url'
import { frontend } from './stage.mjs'

const { encode } = await import(pathToFileURL(frontend.resolve('uqr')).href)

/** Whether the drawing is the code of that text: the same text, level and border always give the same squares. */
export function isDrawnAs(path, text) {
  const { data } = encode(text, { ecc: 'M', border: 4 })
  return path === data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
}
