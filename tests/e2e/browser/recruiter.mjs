// The recruiter's search, and asking somebody without a name.

import { pickSkill } from './tree.mjs'

export const profiles = (page) => page.getByRole('article', { name: /^Profil / })

/** `typed` and `skill` of each thing looked for; all of them are needed. */
export async function look(page, wanted) {
  for (const [index, { typed, skill }] of wanted.entries()) {
    await pickSkill(page, index === 0 ? 'Quel savoir-faire cherchez-vous ?' : 'Ajouter un savoir-faire', typed, skill)
    await page.getByRole('group', { name: skill }).getByRole('radio', { name: 'Indispensable' }).check({ force: true })
  }
  await search(page)
}

export async function search(page) {
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
}

export async function askFirst(page, { purpose, offer, pay }) {
  await profiles(page).first().getByRole('button', { name: 'Demander un contact' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Pourquoi la contacter ?').fill(purpose)
  await sheet.getByLabel('Ce que vous proposez').fill(offer)
  await sheet.getByLabel('Salaire ou indemnité').fill(pay)
  return sheet
}
