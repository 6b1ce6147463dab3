import { describe, expect, it } from 'vitest'
import { smsHref } from './sms'

describe('smsHref', () => {
  it('carries the whole text, link and all', () => {
    const text = 'Tu m’as vu faire : garder & nourrir. https://exemple.fr/confirmer#a1b2?c=3'
    const href = smsHref(text)
    expect(href).toMatch(/^sms:\?&body=[^&#? ]+$/)
    expect(decodeURIComponent(href.slice('sms:?&body='.length))).toBe(text)
  })
})
