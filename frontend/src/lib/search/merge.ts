/** The answer of the server joined to what the phone has already shown. */

interface Row {
  skill: { id: string }
}

/** What is on screen keeps its place, so that nothing moves under a thumb; what is new comes below it. */
export function merged<One extends Row>(shown: readonly One[], found: readonly One[], most: number): One[] {
  const ids = new Set(shown.map(({ skill }) => skill.id))
  return [...shown, ...found.filter(({ skill }) => !ids.has(skill.id))].slice(0, Math.max(most, shown.length))
}
