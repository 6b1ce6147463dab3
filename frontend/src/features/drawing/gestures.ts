/**
 * Fingers, mouse and wheel on a drawing. While it moves, one style of one element changes each frame, and the picture that
 * was painted is stretched: nothing is laid out or painted anew until the hand rests.
 */

import { moved, whole, zoomed, type Frame, type View } from './view'

export interface Hands {
  frame: () => Frame
  /** A touch or click without a move, in pixels from the stage's corner. */
  tapped?: (x: number, y: number) => void
  /** The hand rests: names may be written now. */
  rested?: (view: View) => void
}

const STILL_PX = 8
const REST_MS = 160
const DOUBLE_MS = 320
const DOUBLE_PX = 32
/** How much nearer a double tap, a button or a key brings it. */
export const STEP = 1.6

export class Gestures {
  view: View
  readonly #stage: HTMLElement
  readonly #drawing: SVGElement
  readonly #hands: Hands
  readonly #fingers = new Map<number, { x: number; y: number }>()
  readonly #stop = new AbortController()
  #moved = 0
  #asked = 0
  #last = { at: -Infinity, x: 0, y: 0 }
  #resting: ReturnType<typeof setTimeout> | undefined

  constructor(stage: HTMLElement, drawing: SVGElement, hands: Hands, view?: View) {
    this.#stage = stage
    this.#drawing = drawing
    this.#hands = hands
    this.view = view ?? whole(hands.frame())
    const { signal } = this.#stop
    stage.addEventListener('pointerdown', this.#down, { signal })
    stage.addEventListener('pointermove', this.#move, { signal })
    stage.addEventListener('pointerup', this.#up, { signal })
    for (const end of ['pointercancel', 'pointerleave'] as const) stage.addEventListener(end, this.#lost, { signal })
    stage.addEventListener('wheel', this.#wheel, { signal, passive: false })
    // A link that is pulled is the drawing that is moved.
    stage.addEventListener('dragstart', (event) => event.preventDefault(), { signal })
    this.show(this.view, false)
  }

  stop(): void {
    this.#stop.abort()
    clearTimeout(this.#resting)
    cancelAnimationFrame(this.#asked)
  }

  /** `smooth` for what a button or a key asked for; a finger is followed at once. */
  show(view: View, smooth = true): void {
    this.view = view
    this.#drawing.classList.toggle('smooth', smooth)
    // At most once a frame, however many events come.
    this.#asked ||= requestAnimationFrame(this.#apply)
    clearTimeout(this.#resting)
    this.#resting = setTimeout(this.#rest, smooth ? REST_MS * 2 : REST_MS)
  }

  zoom(factor: number): void {
    const { stage } = this.#hands.frame()
    this.zoomAt(factor, stage.width / 2, stage.height / 2)
  }

  zoomAt(factor: number, x: number, y: number): void {
    this.show(zoomed(this.view, factor, x, y, this.#hands.frame()))
  }

  /** The keys that change the size; false for any other. */
  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === '+' || event.key === '=') this.zoom(STEP)
    else if (event.key === '-') this.zoom(1 / STEP)
    else if (event.key === '0') this.show(whole(this.#hands.frame()))
    else return false
    return true
  }

  #apply = () => {
    this.#asked = 0
    const { x, y, zoom } = this.view
    this.#drawing.style.willChange = 'transform'
    this.#drawing.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
  }

  #rest = () => {
    // Painted sharp at its new size.
    this.#drawing.style.willChange = ''
    // Seen whole there is nothing to move: the finger scrolls the page.
    this.#stage.style.touchAction = this.view.zoom > 1 ? 'none' : 'pan-y'
    this.#hands.rested?.(this.view)
  }

  #at(event: MouseEvent) {
    const { left, top } = this.#stage.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  #down = (event: PointerEvent) => {
    if (event.button !== 0) return
    if (this.#fingers.size === 0) this.#moved = 0
    this.#fingers.set(event.pointerId, this.#at(event))
  }

  #move = (event: PointerEvent) => {
    const before = this.#fingers.get(event.pointerId)
    if (!before) return
    const now = this.#at(event)
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1]
    this.#fingers.set(event.pointerId, now)
    this.#moved += Math.hypot(now.x - before.x, now.y - before.y)
    if (this.#moved < STILL_PX) return
    // Only now: what is held from the start cannot be a click on a leaf any more.
    for (const id of this.#fingers.keys()) if (!this.#stage.hasPointerCapture(id)) this.#stage.setPointerCapture(id)
    const frame = this.#hands.frame()
    if (!other) return this.show(moved(this.view, now.x - before.x, now.y - before.y, frame), false)
    const [was, is] = [middle(before, other), middle(now, other)]
    const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
    this.show(moved(zoomed(this.view, factor, was.x, was.y, frame), is.x - was.x, is.y - was.y, frame), false)
  }

  #up = (event: PointerEvent) => {
    if (!this.#fingers.delete(event.pointerId) || this.#fingers.size > 0 || this.#moved >= STILL_PX) return
    const { x, y } = this.#at(event)
    const again = event.timeStamp - this.#last.at < DOUBLE_MS && Math.hypot(x - this.#last.x, y - this.#last.y) < DOUBLE_PX
    this.#last = { at: again ? -Infinity : event.timeStamp, x, y }
    if (again) this.zoomAt(STEP * 1.25, x, y)
    else this.#hands.tapped?.(x, y)
  }

  /** A finger that the browser took to scroll the page, or a mouse that went away. */
  #lost = (event: PointerEvent) => {
    if (event.type === 'pointerleave' && this.#stage.hasPointerCapture(event.pointerId)) return
    if (this.#fingers.delete(event.pointerId)) this.#moved = Infinity
  }

  /** Two fingers on a touchpad come as a wheel with Ctrl. A wheel alone scrolls the page, until somebody is in the drawing. */
  #wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey && !this.#stage.contains(document.activeElement)) return
    event.preventDefault()
    const { x, y } = this.#at(event)
    const speed = event.ctrlKey ? 0.006 : 0.0015
    this.show(zoomed(this.view, Math.exp(-event.deltaY * (event.deltaMode ? speed * 16 : speed)), x, y, this.#hands.frame()), false)
  }
}

function middle(one: { x: number; y: number }, other: { x: number; y: number }) {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}
