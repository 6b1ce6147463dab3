/** Where a course site sends what it tells: typed into its settings by whoever looks after it. */

import type { PlatformKind } from '../../gen/graphql'

export const addressOf = (site: { id: string; kind: PlatformKind }) => `${location.origin}${site.kind === 'WEBHOOK' ? `/hooks/${site.id}` : '/xapi/1.0.3/'}`
