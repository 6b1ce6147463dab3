// One phone for several people: setting a PIN, locking, and coming back.

import { arrived } from './people.mjs'

/** On the large keys, then the one button below them. */
export async function typePin(page, pin) {
  const pad = page.locator('form.pad')
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).tap()
  await pad.locator('button[type="submit"]').tap()
}

/** From « Ce téléphone » to a PIN; ends on the same screen. The sign is the one that is proposed. */
export async function setPin(page, pin) {
  await page.goto('/moi/telephone')
  await page.getByRole('button', { name: 'Partager ce téléphone' }).tap()
  await page.getByRole('button', { name: 'Suivant', exact: true }).tap()
  await page.getByRole('heading', { name: 'Choisissez votre code' }).waitFor()
  await typePin(page, pin)
  await page.getByRole('heading', { name: 'Tapez le même code encore une fois' }).waitFor()
  await typePin(page, pin)
  await page.getByText('Votre code est en place.').waitFor()
}

export async function lock(page) {
  await page.locator('.bar').getByRole('button', { name: 'Verrouiller' }).tap()
  await arrived(page, 'Qui êtes-vous ?')
}

/** The locked phone's button of whoever chose that sign. */
export const sign = (page, name) => page.locator('main').getByRole('button', { name })

export async function tryPin(page, pin) {
  await page.getByRole('heading', { level: 1, name: 'Votre code' }).waitFor()
  await typePin(page, pin)
}

/** Ends on the first screen of whoever came back. */
export async function unlock(page, name, pin) {
  await sign(page, name).tap()
  await tryPin(page, pin)
  await arrived(page, 'Bonjour')
}
