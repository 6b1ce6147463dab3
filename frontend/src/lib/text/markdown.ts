/** The small part of Markdown that modules use: paragraphs, small titles, bold, code, lists. Everything else is text. */

export interface Inline {
  text: string
  look: 'plain' | 'bold' | 'code'
}

export type Block =
  | { kind: 'paragraph' | 'title'; parts: Inline[] }
  | { kind: 'bullets' | 'numbers'; items: Inline[][] }

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', parts: parseInline(paragraph.join(' ')) })
    paragraph = []
  }
  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    const item = /^\s*(?:([-*])|\d+[.)])\s+(.*)$/.exec(line)
    const title = /^#{1,6}\s+(.*)$/.exec(line)
    if (item) {
      close()
      addItem(blocks, item[1] ? 'bullets' : 'numbers', item[2] ?? '')
    } else if (title) {
      close()
      blocks.push({ kind: 'title', parts: parseInline(title[1] ?? '') })
    } else if (line.trim() === '') close()
    else paragraph.push(line.trim())
  }
  close()
  return blocks
}

function addItem(blocks: Block[], kind: 'bullets' | 'numbers', text: string): void {
  const last = blocks.at(-1)
  if (last?.kind === kind) last.items.push(parseInline(text))
  else blocks.push({ kind, items: [parseInline(text)] })
}

/** Code first: stars inside it are only stars. */
export function parseInline(text: string): Inline[] {
  return text
    .split(/`([^`]+)`/)
    .flatMap((part, index): Inline[] => (index % 2 === 1 ? [{ text: part, look: 'code' }] : parseBold(part)))
    .filter((part) => part.text !== '')
}

function parseBold(text: string): Inline[] {
  return text.split(/\*\*(.+?)\*\*/).map((part, index) => ({ text: part, look: index % 2 === 1 ? 'bold' : 'plain' }))
}
