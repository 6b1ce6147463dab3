/** Days to put something off to, as the server takes them: YYYY-MM-DD, by the calendar of this phone. */

export const PUT_OFF = { week: 7, month: 30, quarter: 91 } as const
export type PutOff = keyof typeof PUT_OFF

export function inDays(days: number, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
