/** Which modules can be chosen: one's own whose words fit, then those that the search of the territory found; each once. */

import type { InSetFragment, OwnPublishedQuery } from '../../../gen/graphql'

/** Letters as people type them: without accents and capitals. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

export function findable(typed: string, own: OwnPublishedQuery['drafts'], found: readonly InSetFragment[]): InSetFragment[] {
  const published = own.filter(({ publishedVersion, status }) => publishedVersion && status !== 'WITHDRAWN')
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  const fits = (text: string) => wanted.every((word) => plain(text).includes(word))
  const mine = published.filter(({ title, summary }) => fits(`${title} ${summary}`)).map((draft): InSetFragment => ({ ...draft, __typename: 'Module' } as InSetFragment))
  // The words of a course bring all its modules: those that have the words themselves come first.
  const others = [...found].sort((one, other) => Number(fits(`${other.title} ${other.summary}`)) - Number(fits(`${one.title} ${one.summary}`)))
  return [...new Map([...others, ...mine].map((module) => [module.id, module])).values()].sort(
    (one, other) => Number(mine.some(({ id }) => id === other.id)) - Number(mine.some(({ id }) => id === one.id)),
  )
}
