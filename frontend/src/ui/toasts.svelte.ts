/** Short messages that need no answer, one at a time: the newest. Errors stay in the page, never here alone. */

interface Toast {
  id: number
  text: string
}

let shown = $state.raw<readonly Toast[]>([])
let count = 0

export const toasts = {
  get shown(): readonly Toast[] {
    return shown
  },
}

export function toast(text: string): void {
  const id = ++count
  shown = [{ id, text }]
  setTimeout(() => dismiss(id), 6000)
}

export function dismiss(id: number): void {
  shown = shown.filter((one) => one.id !== id)
}
