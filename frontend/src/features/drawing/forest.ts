/** The skills of a tree as a forest: each once, heaviest first, whatever the server sends. */

/** What is drawn: a cell of the tree of everybody, or a leaf of one's own. */
export interface Seed {
  parentId?: string | null
  part?: string
  skill: { id: string; label: string }
}

export interface Twig<Cell extends Seed = Seed> {
  cell: Cell
  parent: Twig<Cell> | null
  /** Heaviest first; of the same weight by id. */
  children: Twig<Cell>[]
  /** How many ends it leads to, itself if it is one. */
  leaves: number
  /** How many skills, itself included. */
  size: number
}

/** Roots, heaviest first. A cell that comes twice counts once; a ring is cut and hangs from nothing. */
export function forest<Cell extends Seed>(cells: readonly Cell[]): Twig<Cell>[] {
  const known = new Map<string, Twig<Cell>>()
  for (const cell of cells) if (!known.has(cell.skill.id)) known.set(cell.skill.id, { cell, parent: null, children: [], leaves: 0, size: 0 })
  const roots: Twig<Cell>[] = []
  for (const twig of known.values()) {
    const parent = known.get(twig.cell.parentId ?? '')
    if (!parent || reaches(parent, twig)) roots.push(twig)
    else {
      twig.parent = parent
      parent.children.push(twig)
    }
  }
  for (const root of roots) weigh(root)
  return roots.sort(heaviest)
}

function reaches(from: Twig, target: Twig): boolean {
  for (let at: Twig | null = from; at; at = at.parent) if (at === target) return true
  return false
}

function weigh(twig: Twig): void {
  for (const child of twig.children) weigh(child)
  twig.children.sort(heaviest)
  twig.leaves = twig.children.reduce((sum, child) => sum + child.leaves, 0) || 1
  twig.size = twig.children.reduce((sum, child) => sum + child.size, 1)
}

function heaviest(one: Twig, other: Twig): number {
  return other.leaves - one.leaves || other.size - one.size || (one.cell.skill.id < other.cell.skill.id ? -1 : 1)
}
