/** Hours as people type them, with a comma or a point; empty is nothing. */

const MOST = 2_000

export function hoursOf(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const hours = /^\d{1,4}(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN
  return hours > 0 && hours <= MOST ? hours : undefined
}
