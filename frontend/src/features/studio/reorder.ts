/** Moving, removing and putting back, always as a new list. Positions outside the list change nothing. */

export function move<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  const rest = removeAt(list, from)
  return insertAt(rest, to, item)
}

export function removeAt<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, at) => at !== index)
}

/** Where it was, or at the end when the list became shorter meanwhile. */
export function insertAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  const at = Math.min(Math.max(0, index), list.length)
  return [...list.slice(0, at), item, ...list.slice(at)]
}
