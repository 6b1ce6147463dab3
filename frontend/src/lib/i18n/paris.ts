/** Opening hours and dates are those of Paris, wherever the phone believes that it is. */

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})

/** The day (2026-12-05) and the time (09:30) that clocks in Paris show. */
export function inParis(instant: string | Date): { day: string; time: string } {
  const parts = Object.fromEntries(PARTS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}

/** The instant at which clocks in Paris show that; null for what is no date or no time. In the hour that comes twice, the first one. */
export function fromParis(day: string, time: string): string | null {
  const wall = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(wall)) return null
  // Paris is one or two hours ahead.
  for (const hours of [2, 1]) {
    const instant = new Date(wall - hours * 3_600_000)
    const shown = inParis(instant)
    if (shown.day === day && shown.time === time) return instant.toISOString()
  }
  // The hour that does not exist in March: clocks show one hour more.
  return new Date(wall - 3_600_000).toISOString()
}
