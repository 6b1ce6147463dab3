import { describe, expect, it } from 'vitest'
import { match } from './match'

const routes = [{ path: '/' }, { path: '/cours' }, { path: '/cours/nouveau' }, { path: '/cours/:id' }, { path: '/a/:x/b/:y' }]
const found = (path: string) => {
  const one = match(routes, path)
  return one && [one.route.path, one.params]
}

describe('match', () => {
  it('finds fixed paths, with or without a last slash', () => {
    expect(found('/')).toEqual(['/', {}])
    expect(found('/cours/')).toEqual(['/cours', {}])
  })

  it('takes the first that fits', () => {
    expect(found('/cours/nouveau')).toEqual(['/cours/nouveau', {}])
    expect(found('/cours/Q291cnNlOjE=')).toEqual(['/cours/:id', { id: 'Q291cnNlOjE=' }])
  })

  it('decodes each part once and survives a broken one', () => {
    expect(found('/a/%C3%A9t%C3%A9/b/100%25')).toEqual(['/a/:x/b/:y', { x: 'été', y: '100%' }])
    expect(found('/cours/%E0%A4%A')).toEqual(['/cours/:id', { id: '%E0%A4%A' }])
  })

  it('finds nothing else', () => {
    expect(found('/rien')).toBeNull()
    expect(found('/cours/1/2')).toBeNull()
  })
})
