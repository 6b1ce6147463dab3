import { describe, expect, it } from 'vitest'
import { leaf } from '../../test/fakes'
import { all, buildGrove } from './grove'
import { layout, LINE, type Placed } from './layout'
import { walk } from './walk'
import { wrap } from './wrap'

const measure = (text: string) => text.length * 8
const WIDTH = 352

function forest(count: number) {
  return Array.from({ length: count }, (_, index) =>
    leaf(`s${index}`, index % 4 === 0 ? null : `s${index - (index % 4 === 3 ? 2 : 1)}`, 'utiliser un logiciel de traitement de texte'),
  )
}

const room = (one: Placed) => ({ top: one.y - (one.lines.length * LINE) / 2, bottom: one.y + (one.lines.length * LINE) / 2 })

describe('buildGrove', () => {
  it('hangs each leaf from its parent', () => {
    const grove = buildGrove([leaf('a'), leaf('b', 'a'), leaf('c', 'b')])
    expect(all(grove).map((node) => [node.data.id, node.depth])).toEqual([['trunk', 0], ['a', 1], ['b', 2], ['c', 3]])
  })

  it('puts on the trunk what hangs from nothing, and cuts rings', () => {
    const grove = buildGrove([leaf('a', 'gone'), leaf('b', 'c'), leaf('c', 'd'), leaf('d', 'b'), leaf('e', 'e'), leaf('f', 'c')])
    expect(all(grove).map((node) => node.data.id).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'trunk'])
    expect(grove.children.map((node) => node.data.id).sort()).toEqual(['a', 'b', 'e'])
  })

  it('draws a leaf that came twice once', () => {
    expect(all(buildGrove([leaf('a'), leaf('a')]))).toHaveLength(2)
  })
})

describe.each([1, 5, 40, 150])('layout of %i skills', (count) => {
  const drawing = layout(buildGrove(forest(count)), WIDTH, measure)

  it('places every skill inside the view box', () => {
    expect(drawing.placed).toHaveLength(count)
    for (const one of drawing.placed) {
      expect(Math.abs(one.labelX) + Math.max(...one.lines.map(measure))).toBeLessThanOrEqual(WIDTH / 2)
      expect(room(one).top).toBeGreaterThanOrEqual(drawing.box.y)
      expect(one.y).toBeLessThan(drawing.box.y + drawing.box.height)
    }
  })

  it('lets no words overlap', () => {
    for (const side of [-1, 1]) {
      const column = drawing.placed.filter((one) => one.side === side).sort((a, b) => a.y - b.y)
      column.slice(1).forEach((one, index) => expect(room(one).top).toBeGreaterThanOrEqual(room(column[index] as Placed).bottom))
    }
  })

  it('gives fingers 44 px', () => {
    for (const side of [-1, 1]) {
      const rows = drawing.placed.filter((one) => one.side === side).map((one) => one.y).sort((a, b) => a - b)
      rows.slice(1).forEach((y, index) => expect(y - (rows[index] ?? 0)).toBeGreaterThanOrEqual(44))
    }
  })

  it('is the same on every visit', () => {
    expect(layout(buildGrove(forest(count)), WIDTH, measure)).toEqual(drawing)
  })
})

describe('walk', () => {
  const { placed } = layout(buildGrove([leaf('a'), leaf('b', 'a'), leaf('c', 'a'), leaf('d')]), WIDTH, measure)
  const at = (id: string) => placed.find((one) => one.id === id) as Placed
  const out = at('a').side === 1 ? 'ArrowRight' : 'ArrowLeft'
  const home = at('a').side === 1 ? 'ArrowLeft' : 'ArrowRight'

  it('goes up and down a side', () => {
    expect(walk(placed, at('a'), 'ArrowUp')?.id).toBe('b')
    expect(walk(placed, at('b'), 'ArrowDown')?.id).toBe('a')
    expect(walk(placed, at('a'), 'End')?.id).toBe('c')
  })

  it('goes out along the branch, in to its foot, and over the trunk', () => {
    expect(walk(placed, at('a'), out)?.id).toBe('b')
    expect(walk(placed, at('c'), home)?.id).toBe('a')
    expect(walk(placed, at('a'), home)?.id).toBe('d')
    expect(walk(placed, at('a'), 'x')).toBeUndefined()
  })
})

describe('wrap', () => {
  it('fills lines and loses no word that fits', () => {
    expect(wrap('lire un plan', 64, measure)).toEqual(['lire un', 'plan'])
  })

  it('cuts what is too wide or too long, and never overflows', () => {
    const lines = wrap('anticonstitutionnellement et encore beaucoup de mots qui suivent sans fin', 80, measure)
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toMatch(/…$/)
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(80)
  })
})
