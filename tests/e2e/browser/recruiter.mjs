// The recruiter's search, and asking somebody without a name.

import { enterAs, told } from './people.mjs'
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

/** What Amina knows together, and nobody else of the demo. */
const HERS = [
  { typed: 'arabe', skill: /arabe/i },
  { typed: 'percer un mur', skill: /percer/i },
  { typed: 'souris', skill: /souris/i },
]
const REQUEST = {
  purpose: 'Nous cherchons quelqu’un pour poser la fibre chez des gens.',
  offer: 'Un CDI à Saint-Denis. La formation est payée, le camion est fourni.',
  pay: '1 900 € par mois',
}

/** Amina says that she may be found, and somebody who recruits asks for her; once in a server's life. */
export async function beAsked(amina, recruiter, name) {
  await amina.goto('/moi/contacts')
  await amina.getByText('Aucune demande').or(amina.locator('main a[href^="/demandes/"]')).first().waitFor()
  if ((await amina.locator('main a[href^="/demandes/"]').count()) > 0) return
  await amina.goto('/moi/qui-voit')
  const findable = amina.getByRole('radio', { name: /^Les recruteurs, sans mon nom/ })
  await findable.waitFor()
  if (!(await findable.isChecked())) {
    await findable.check()
    await told(amina, 'C’est enregistré.')
  }
  await enterAs(recruiter, name)
  await recruiter.goto('/recherche')
  await look(recruiter, HERS)
  const sheet = await askFirst(recruiter, REQUEST)
  await sheet.getByRole('button', { name: 'Envoyer la demande' }).click()
  await told(recruiter, 'La demande est envoyée.')
}
