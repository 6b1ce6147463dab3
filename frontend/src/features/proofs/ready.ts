/** Which facts of a tree can become an attestation: shown by somebody else, not over, without one that still stands. */

import type { MyProofsQuery } from '../../gen/graphql'

type Tree = NonNullable<MyProofsQuery['me']>['tree']
type Leaf = Tree['skills'][number]
type Fact = Leaf['evidence'][number]

/** What only its owner says, and what another service signed. */
const NOT_OURS: readonly string[] = ['DECLARED', 'CREDENTIAL']

export interface Ready {
  fact: Fact
  skill: Leaf['skill']
}

export function readyOnes(tree: Tree, taken: ReadonlySet<string>, today: string): Ready[] {
  return tree.skills
    .flatMap(({ skill, evidence }) => evidence.map((fact) => ({ fact, skill })))
    .filter(({ fact }) => fact.passed && !NOT_OURS.includes(fact.kind) && !taken.has(fact.id) && (!fact.expires || fact.expires >= today))
    .sort((one, other) => other.fact.at.localeCompare(one.fact.at))
}
