/** Paths with `:name` parts, matched in the order of the list. Pure, so that it is tested without a browser. */

export interface PathPattern {
  path: string
}

export interface Match<R extends PathPattern> {
  route: R
  params: Record<string, string>
}

export function match<R extends PathPattern>(routes: readonly R[], pathname: string): Match<R> | null {
  const parts = split(pathname)
  for (const route of routes) {
    const wanted = split(route.path)
    if (wanted.length !== parts.length) continue
    const params: Record<string, string> = {}
    if (wanted.every((part, index) => fits(part, parts[index] ?? '', params))) return { route, params }
  }
  return null
}

function fits(wanted: string, part: string, params: Record<string, string>): boolean {
  if (!wanted.startsWith(':')) return wanted === part
  params[wanted.slice(1)] = part
  return part !== ''
}

function split(path: string): string[] {
  return path
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })
}
