/** Dates, numbers and money as the language on screen writes them. */

import { i18n } from './i18n.svelte'

/** English as Europe writes it: day before month, 24 hours. */
const locale = (): string => (i18n.language === 'en' ? 'en-GB' : i18n.language)

export function formatDate(value: string | Date): string {
  const date = typeof value === 'string' ? new Date(value) : value
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' }).format(date)
}

export function formatMoment(value: string | Date): string {
  const date = typeof value === 'string' ? new Date(value) : value
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris',
  }).format(date)
}

export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value)
}

export function formatEuros(value: number): string {
  return new Intl.NumberFormat(locale(), { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(value)
}

/** 0.5 h is half an hour, not a number with a comma. */
export function formatHours(hours: number): string {
  if (hours < 1) return `${formatNumber(Math.max(5, Math.round((hours * 60) / 5) * 5))} min`
  const whole = Math.floor(hours)
  const minutes = Math.round((hours - whole) * 60)
  return minutes === 0 ? `${formatNumber(whole)} h` : `${formatNumber(whole)} h ${String(minutes).padStart(2, '0')}`
}

export function formatKilometres(km: number): string {
  return `${formatNumber(km, km < 10 ? 1 : 0)} km`
}

/** A file's size as people say it: 640 ko, 3,2 Mo. */
export function formatBytes(bytes: number): string {
  const units = i18n.language === 'fr' ? ['o', 'ko', 'Mo'] : ['B', 'kB', 'MB']
  if (bytes < 1000) return `${bytes} ${units[0]}`
  const mega = bytes >= 999_500
  return `${formatNumber(bytes / (mega ? 1e6 : 1e3), mega ? 1 : 0)} ${units[mega ? 2 : 1]}`
}
