// The tree and adding to it.

import { arrived } from './people.mjs'

export const drawing = (page) => page.getByRole('group', { name: /^Mon arbre dessiné/ })

/** The drawn leaf of a skill; `said` is a pattern of the rest of its spoken line. */
export const leaf = (page, skill, said = '') => drawing(page).getByRole('link', { name: new RegExp(`^${skill}.*${said}`, 'i') })

export const leafCount = (page) => drawing(page).getByRole('link').count()

/** Types into a skill box as a person does, and takes the proposal with that name. */
export async function pickSkill(page, box, typed, skill) {
  await page.getByRole('combobox', { name: box, exact: true }).pressSequentially(typed)
  await page.getByRole('option', { name: skill }).first().click()
}

export async function startAdding(page) {
  await page.locator('main').getByRole('link', { name: 'Ajouter', exact: true }).click()
  await arrived(page, 'Ajouter un savoir-faire')
}

export async function chooseLevelAndAdd(page, level) {
  await page.getByRole('radio', { name: level }).check()
  await page.getByRole('button', { name: 'Ajouter à mon arbre' }).click()
  await arrived(page, 'Mon arbre')
}
