/** Light, dark, or as the phone says. Set as an attribute, since the page allows no inline style. */

export type Theme = 'auto' | 'light' | 'dark'

let chosen = $state<Theme>('auto')
const system = window.matchMedia?.('(prefers-color-scheme: dark)')

export const theme = {
  get chosen(): Theme {
    return chosen
  },
  choose(next: Theme): void {
    chosen = next
    try {
      localStorage.setItem('theme', next)
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
    apply()
  },
  start(): void {
    try {
      const kept = localStorage.getItem('theme')
      if (kept === 'light' || kept === 'dark') chosen = kept
    } catch {
      // As above.
    }
    system?.addEventListener('change', apply)
    apply()
  },
}

function apply(): void {
  const dark = chosen === 'dark' || (chosen === 'auto' && system?.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#131a15' : '#faf6ec')
}
