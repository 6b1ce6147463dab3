// Who sees a tree, as its owner sets it on the one screen for it.

import { told } from './people.mjs'

const AUDIENCE = { nobody: 'Moi seulement', recruiters: 'Les recruteurs, sans mon nom', everybody: 'Tout le monde' }

/** The choice for the whole tree. */
export async function letAllSee(page, audience) {
  await page.goto('/moi/qui-voit')
  const choice = page.getByRole('radio', { name: new RegExp(`^${AUDIENCE[audience]}`) })
  await choice.waitFor()
  await choice.check()
  await told(page, 'C’est enregistré.')
}

/** The picker of one branch. */
export const pickerOf = (page, skill) => page.getByRole('combobox', { name: skill })

export async function letSee(page, skill, audience) {
  const saved = page.waitForResponse((response) => (response.request().postData() ?? '').includes('setVisibilities') || (response.request().postData() ?? '').includes('choices'))
  await pickerOf(page, skill).selectOption({ label: AUDIENCE[audience] })
  await saved
}

/** Makes a link to the whole tree; returns its path. */
export async function showTree(page, who, { account = false } = {}) {
  await page.goto('/moi/qui-voit')
  await page.getByRole('button', { name: 'Montrer mon arbre' }).click()
  await page.getByLabel('Pour qui ?').fill(who)
  if (account) await page.getByRole('radio', { name: /^Une seule personne/ }).check()
  const made = page.waitForResponse(async (response) => response.url().endsWith('/graphql') && (await response.text()).includes('TreeShared'))
  await page.getByRole('button', { name: 'Faire le lien' }).click()
  const { token } = (await (await made).json()).data.shareTree
  await page.getByRole('dialog', { name: 'Donner le lien' }).waitFor()
  await page.keyboard.press('Escape')
  return `/voir#${token}`
}
