import { describe, expect, it } from 'vitest'

const files = import.meta.glob<string>('../../../pictures/*.svg', { query: '?raw', import: 'default', eager: true })
const names = Object.keys(files).map((path) => path.slice(path.lastIndexOf('/') + 1))

/** As pictures/README.md says. */
const ELEMENTS = ['svg', 'g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon']
const ATTRIBUTES = [
  'xmlns', 'viewBox', 'd', 'cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'points', 'transform',
  'fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-dasharray',
]
const COLOURS = ['none', '#2b2a33', '#fffaf0', '#f2b63c', '#5fa463', '#7db9dd', '#d96a4c', '#8a5a3c', '#e9bd94']

describe.each(names)('pictures/%s', (name) => {
  const text = files[`../../../pictures/${name}`] ?? ''
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  const parts = [root, ...root.querySelectorAll('*')]
  const ground = root.firstElementChild

  it('is a drawing on its own ground', () => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.svg$/)
    expect(root.tagName).toBe('svg')
    expect(root.getAttribute('viewBox')).toBe('0 0 96 96')
    expect(['tagName', 'cx', 'cy', 'r', 'fill'].map((key) => (key === 'tagName' ? ground?.tagName : ground?.getAttribute(key)))).toEqual(['circle', '48', '48', '46', '#f7e4bd'])
    expect(text.length).toBeLessThan(2000)
  })

  it('holds shapes only: no text, no script, no style, nothing from elsewhere', () => {
    for (const part of parts) {
      expect(ELEMENTS).toContain(part.tagName)
      for (const { name: attribute, value } of part.attributes) {
        expect(ATTRIBUTES).toContain(attribute)
        if (attribute !== 'xmlns') expect(value).not.toMatch(/url\(|:/)
      }
      if (part.children.length === 0) expect(part.textContent.trim()).toBe('')
    }
  })

  it('uses the palette', () => {
    for (const part of parts) {
      for (const attribute of ['fill', 'stroke']) {
        const colour = part.getAttribute(attribute)
        if (colour !== null && part !== ground) expect(COLOURS).toContain(colour)
      }
    }
  })
})

it('has the leaf that stands in for a missing drawing', () => {
  expect(names).toContain('feuille.svg')
})
