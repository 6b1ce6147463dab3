/** The phone's voice and its ear, where the browser has them. */

import { i18n } from '../../lib/i18n/i18n.svelte'

export const canSpeak = 'speechSynthesis' in globalThis

/** Says one thing, and stops what was being said. */
export function say(text: string, language: string = i18n.language): void {
  if (!canSpeak) return
  speechSynthesis.cancel()
  const voice = new SpeechSynthesisUtterance(text)
  voice.lang = language
  voice.rate = 0.95
  speechSynthesis.speak(voice)
}

export function silence(): void {
  if (canSpeak) speechSynthesis.cancel()
}

interface Ear {
  lang: string
  interimResults: boolean
  maxAlternatives: number
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  abort(): void
}

type EarClass = new () => Ear

/** Not in the DOM's types: Chrome and Safari have it under a prefix, Firefox has none. */
function earClass(): EarClass | undefined {
  const names = globalThis as { SpeechRecognition?: EarClass; webkitSpeechRecognition?: EarClass }
  return names.SpeechRecognition ?? names.webkitSpeechRecognition
}

export const canListen = (): boolean => earClass() !== undefined

export type Heard = { text: string } | { problem: 'blocked' | 'nothing' | 'offline' }

/** Listens to one sentence. Returns how to stop; `onheard` is called exactly once, unless stopped. */
export function listen(onheard: (heard: Heard) => void): () => void {
  const Ear = earClass()
  if (!Ear) return () => undefined
  const ear = new Ear()
  ear.lang = i18n.language === 'en' ? 'en-GB' : 'fr-FR'
  ear.interimResults = false
  ear.maxAlternatives = 1
  let told = false
  const tell = (heard: Heard) => {
    if (told) return
    told = true
    onheard(heard)
  }
  ear.onresult = ({ results }) => {
    const text = results[0]?.[0]?.transcript.trim() ?? ''
    tell(text === '' ? { problem: 'nothing' } : { text })
  }
  ear.onerror = ({ error }) => {
    const blocked = error === 'not-allowed' || error === 'service-not-allowed' || error === 'audio-capture'
    tell({ problem: blocked ? 'blocked' : error === 'network' ? 'offline' : 'nothing' })
  }
  ear.onend = () => tell({ problem: 'nothing' })
  ear.start()
  return () => {
    told = true
    ear.abort()
  }
}
