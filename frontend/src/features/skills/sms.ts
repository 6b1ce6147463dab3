/** A text message that is ready to send, but for whom. */

/** iOS looks for `&body=`, Android for `?body=`: both find it behind `?&`. */
export function smsHref(text: string): string {
  return `sms:?&body=${encodeURIComponent(text)}`
}
