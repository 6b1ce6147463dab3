/** The log's codes in plain words. A purpose that a recruiter wrote is free text, shown as it is. */

import { t } from '../../lib/i18n/i18n.svelte'

interface AccessWords {
  what: (code: string) => string
  why: (code: string) => string
}

export function accessWords(): AccessWords {
  const what: Record<string, string> = { ...t().me.access, ...t().sees.access }
  const why: Record<string, string> = { ...t().me.accessWhy, ...t().sees.accessWhy }
  return { what: (code) => what[code] ?? code, why: (code) => why[code] ?? code }
}

/** How the log names whoever has no account, or may not be named. */
export const nobody = (who: string): boolean => who === '' || who === '…'
