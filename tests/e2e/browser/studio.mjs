// The author's studio: writing a module and publishing it.

import { arrived, told } from './people.mjs'
import { pickSkill } from './tree.mjs'

export async function startModule(page) {
  await page.locator('main').getByRole('link', { name: 'Écrire un module' }).click()
  await arrived(page, 'Nouveau module')
}

/** `module`: title, summary, teaches {typed, skill}, block {title, text}, question {text, right, wrong[], why}, hours. */
export async function writeModule(page, module) {
  await page.getByLabel('Titre', { exact: true }).fill(module.title)
  await page.getByLabel('En deux phrases').fill(module.summary)
  await pickSkill(page, 'Ce qu’on apprend', module.teaches.typed, module.teaches.skill)
  await page.getByLabel('Titre du bloc').fill(module.block.title)
  await page.getByRole('textbox', { name: 'Texte', exact: true }).fill(module.block.text)
  await page.getByRole('button', { name: 'Ajouter une question' }).click()
  const { text, right, wrong, why } = module.question
  await page.getByLabel('La question', { exact: true }).fill(text)
  for (const [index, choice] of [right, ...wrong].entries()) await page.getByRole('textbox', { name: `Réponse ${index + 1}`, exact: true }).fill(choice)
  await page.getByRole('radio', { name: 'La réponse 1 est la bonne' }).check()
  await page.getByLabel('Pourquoi c’est la bonne').fill(why)
  await page.getByLabel('Combien d’heures ?').fill(module.hours)
}

export async function publish(page) {
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, publier' }).click()
  await told(page, 'C’est publié.')
}
