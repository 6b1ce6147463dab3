/** One skill of the tree of everybody, as the server tells it. */

import type { CommunityTreeQuery } from '../../gen/graphql'

type Found = NonNullable<CommunityTreeQuery['territory']['communityTree']>
export type Cell = Found['cells'][number]
