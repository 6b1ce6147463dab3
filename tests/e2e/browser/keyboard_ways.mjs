// The main job without a pointer: from home to a leaf, asking somebody, saying yes to an opportunity and to whoever would like to meet.

import assert from 'node:assert/strict'
import { focused, tabTo } from './hands.mjs'
import { come } from './main_screens.mjs'
import { arrived, title, told } from './people.mjs'
import { askFirst, look, profiles } from './recruiter.mjs'
import { open, WHO } from './screens.mjs'
import { badHeadings, badLandmarks, badNames, heard } from './speech.mjs'
import { play, say } from './stage.mjs'

const press = async (page, name) => {
  await tabTo(page, name, { most: 140 })
  await page.keyboard.press('Enter')
}

/** What only Amina knows both of, so that the first profile is hers. */
const AMINA = [
  { typed: 'parler arabe', skill: /parler arabe/i },
  { typed: 'percer un mur', skill: /percer un mur/i },
]

await play(async (stage) => {
  const hands = { isMobile: false, hasTouch: false }
  const amina = await stage.somebody('amina', hands)
  await come(amina, WHO.inhabitant)
  await open(amina, '/accueil')
  await press(amina, /^Voir mon arbre$/)
  await arrived(amina, 'Mon arbre')
  await tabTo(amina, /, (Je le dis|Appris|Confirmé)/)
  await amina.keyboard.press('Enter')
  await amina.waitForURL(/\/savoir-faire\//)
  await amina.waitForFunction(() => document.activeElement?.tagName === 'H1')
  say({ done: 'home leads to a leaf' })

  await press(amina, /^Demander à quelqu’un/)
  const sheet = amina.getByRole('dialog')
  await sheet.getByRole('listitem').first().waitFor()
  const inside = () => amina.evaluate(() => document.activeElement === document.body || document.querySelector('dialog[open]').contains(document.activeElement))
  for (let stops = 0; stops < 8; stops += 1) {
    assert.ok(await inside(), `the focus left the dialog for "${(await focused(amina)).name}"`)
    await amina.keyboard.press('Tab')
  }
  await press(amina, /QR|Montrer/i)
  await sheet.getByRole('img').waitFor()
  await amina.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await amina.waitForFunction(() => /^Demander à quelqu’un/.test(document.activeElement?.textContent?.trim() ?? ''))
  say({ done: 'somebody is asked, and the focus comes back' })

  await press(amina, /^Près de moi$/)
  await arrived(amina, 'Près de moi')
  await amina.locator('main .card a').first().waitFor()
  const first = (await amina.locator('main .card a').first().innerText()).trim()
  await tabTo(amina, new RegExp(`^${first.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`))
  await amina.keyboard.press('Enter')
  await arrived(amina, first)
  await press(amina, /^(Ça m’intéresse|Je prends une place|Je veux une place|Je viens)/)
  await amina.locator('main .notice').first().waitFor()
  say({ done: 'an opportunity is answered' })

  await open(amina, '/moi/qui-voit')
  await tabTo(amina, /^Moi seulement/)
  await amina.keyboard.press('ArrowDown')
  await told(amina, 'C’est enregistré.')
  const sophie = await stage.somebody('sophie', hands)
  await come(sophie, WHO.recruiter)
  await open(sophie, '/recherche')
  await look(sophie, AMINA)
  await profiles(sophie).first().waitFor()
  assert.equal(await profiles(sophie).count(), 1, 'Amina alone knows both')
  const form = await askFirst(sophie, { purpose: 'Nous cherchons quelqu’un pour accueillir.', offer: 'Un CDI à Saint-Denis.', pay: '1 900 € par mois' })
  await form.getByRole('button', { name: 'Envoyer la demande' }).click()
  await told(sophie, 'La demande est envoyée.')

  await open(amina, '/accueil')
  await press(amina, /voudrait vous rencontrer/)
  await amina.waitForURL(/\/demandes\//)
  await title(amina).waitFor()
  await amina.getByRole('button', { name: /^Oui/ }).waitFor()
  const spoken = await heard(amina)
  assert.deepEqual([...badHeadings(spoken), ...badLandmarks(spoken, { menu: true }), ...badNames(spoken)], [])
  await press(amina, /^Oui/)
  await amina.getByRole('alert').first().waitFor()
  say({ done: 'a request to meet is answered' })
})
