// What a text being written speaks of is proposed beside the lists, for an author and for a neighbour; a recruiter is asked what was meant.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { enterAs } from './people.mjs'
import { search } from './recruiter.mjs'
import { open, quiet } from './screens.mjs'
import { play, say } from './stage.mjs'
import { startModule } from './studio.mjs'

const main = (page) => page.locator('main')
const proposed = (page, title) => main(page).getByRole('region', { name: title })
const names = (list) => list.getByRole('listitem').locator('.name').allInnerTexts()
const TEACHES = 'Ce module semble apprendre…'
const SPEAKS = 'Votre texte parle de…'

await play(async (stage) => {
  const author = await stage.somebody('karim')
  await enterAs(author, 'Karim T.')
  await open(author, '/atelier')
  await startModule(author)
  await author.getByLabel('Titre', { exact: true }).fill('Coudre un ourlet')
  await author.getByLabel('En deux phrases').fill('Pour apprendre à coudre à la main. On finit par faire du compost avec les restes, et on apprend à tresser les cheveux.')
  const list = proposed(author, TEACHES)
  await list.getByRole('listitem').filter({ hasText: /^Coudre/ }).first().waitFor()
  const before = await names(list)
  assert.ok(before.length >= 2, `proposed: ${before}`)
  await list.scrollIntoViewIfNeeded()
  await stage.picture(author, 'atelier-propositions')
  await quiet(author)
  say({ axe: await inBothSchemes(author) })
  await list.getByRole('button', { name: /^On l’apprend\W+coudre/i }).first().click()
  await author.getByRole('group', { name: 'Ce qu’on apprend' }).getByRole('button', { name: /^Coudre/ }).waitFor()
  assert.ok(!(await names(list)).includes(before[0]) || !/^Coudre$/.test(before[0]), 'what was added is not proposed any more')
  say({ done: 'a proposal is taught' })

  const unwanted = /^Tresser les cheveux/
  await list.getByRole('button', { name: 'Ne plus proposer : tresser les cheveux' }).click()
  await list.getByRole('listitem').filter({ hasText: unwanted }).waitFor({ state: 'detached' })
  await author.getByText('Gardé sur ce téléphone').first().waitFor()
  const asked = author.waitForResponse((response) => (response.request().postData() ?? '').includes('"TagText"'))
  await author.reload()
  await author.getByLabel('Titre', { exact: true }).waitFor()
  await asked
  await list.getByRole('listitem').first().waitFor()
  assert.equal(await list.getByRole('listitem').filter({ hasText: unwanted }).count(), 0)
  say({ done: 'what was put aside stays away' })

  const neighbour = await stage.somebody('amina')
  await enterAs(neighbour, 'Amina B.')
  await open(neighbour, '/pres-de-moi/proposer')
  await neighbour.getByLabel('En une phrase').fill('Atelier couture entre voisins')
  await neighbour.getByLabel('Expliquez un peu').fill('Venez coudre avec moi. Il faut savoir repasser un peu.')
  const spoken = proposed(neighbour, SPEAKS)
  await spoken.getByRole('listitem').filter({ hasText: /^Coudre/ }).first().waitFor()
  await spoken.scrollIntoViewIfNeeded()
  await stage.picture(neighbour, 'annonce-propositions')
  await quiet(neighbour)
  say({ axe: await inBothSchemes(neighbour) })
  await spoken.getByRole('button', { name: /^On l’apprend ici\W+coudre/i }).first().click()
  await neighbour.getByRole('group', { name: 'Ce qu’on y apprend' }).getByRole('button', { name: /^Coudre/ }).waitFor()
  await stage.picture(neighbour, 'annonce-ajoute')
  say({ done: 'a neighbour adds what is learnt' })

  const recruiter = await stage.somebody('sophie')
  await enterAs(recruiter, 'Sophie L.')
  await open(recruiter, '/recherche')
  const doubtful = 'entretien des machines'
  await recruiter.getByRole('combobox', { name: 'Quel savoir-faire cherchez-vous ?' }).pressSequentially(doubtful)
  await recruiter.getByRole('option', { name: /Mon savoir-faire n’est pas dans la liste/ }).click()
  await search(recruiter)
  const meant = main(recruiter).getByRole('group', { name: 'Vouliez-vous dire…' })
  await meant.waitFor()
  await meant.scrollIntoViewIfNeeded()
  await stage.picture(recruiter, 'vouliez-vous-dire')
  await quiet(recruiter)
  say({ axe: await inBothSchemes(recruiter) })
  const other = await meant.getByRole('button').first().innerText()
  await meant.getByRole('button').first().click()
  await meant.waitFor({ state: 'detached' })
  await recruiter.getByRole('group', { name: other }).waitFor()
  say({ done: 'another meaning takes its place' })
  say({ troubles: stage.troubles })
})
