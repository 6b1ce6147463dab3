/** A first saving that went out by the outbox: its key asks the server again, and gets the first answer, the module it made. */

import { SaveModuleDocument, type DraftWholeFragment } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { formOf, sameContent } from './form'
import { dropDraft, keepDraft, type KeptDraft } from './keep'

/** Undefined when the server refused it. */
export async function draftOf(sent: NonNullable<KeptDraft['sent']>): Promise<DraftWholeFragment | undefined> {
  const { saveModule } = await request(SaveModuleDocument, { input: { ...sent.input, key: sent.key } })
  return saveModule.__typename === 'ModuleSaved' ? saveModule.draft : undefined
}

/** Once it has arrived, the text on this phone belongs to that module, or is no longer needed. True when that changed. */
export async function settle(profile: string, kept: KeptDraft): Promise<boolean> {
  if (!kept.sent) return false
  const draft = await draftOf(kept.sent)
  if (!draft) return false
  if (!sameContent(formOf(draft), kept.form)) await keepDraft(profile, { ...kept, id: draft.id, base: draft.savedAt, sent: undefined })
  await dropDraft(profile, kept.id)
  return true
}
