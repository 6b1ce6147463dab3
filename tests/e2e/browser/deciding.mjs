// Pictures of the screens that decide whether somebody comes back, in French on a phone, light and dark: for README.md.

import { arrived, enterAs } from './people.mjs'
import { beAsked } from './recruiter.mjs'
import { open, WHO } from './screens.mjs'
import { play, say } from './stage.mjs'
import { DONE, places } from './start.mjs'

const SCHEMES = { light: 'clair', dark: 'sombre' }
/** A proposal whose every fact is filled. */
const PROPOSAL = /^Trois mois de formation, puis un emploi/

/** `low` is what must be seen at the foot of the screen; without it, its top is seen. */
async function both(stage, page, name, low) {
  for (const [scheme, said] of Object.entries(SCHEMES)) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, scheme)
    if (low) await low.evaluate((one) => one.scrollIntoView({ block: 'center' }))
    else await page.evaluate(() => scrollTo(0, 0))
    await stage.picture(page, `${name}-${said}`)
    say({ picture: `${name}-${said}`, title: await page.title() })
  }
}

await play(async (stage) => {
  // No finger: where it was last would be seen.
  const newcomer = await stage.somebody('newcomer', { hasTouch: false })
  await newcomer.goto('/')
  await places.begin(newcomer).click()
  await arrived(newcomer, /^Qu’avez-vous fait/)
  for (const { tile } of DONE) await places.tile(newcomer, tile).click()
  await newcomer.locator('main h1').focus()
  await both(stage, newcomer, 'premieres-minutes')

  const amina = await stage.somebody('amina', { hasTouch: false })
  await enterAs(amina, WHO.inhabitant)
  await beAsked(amina, await stage.somebody('sophie'), WHO.recruiter)
  await open(amina, '/accueil')
  await both(stage, amina, 'accueil')

  await open(amina, '/arbre')
  await amina.getByRole('group', { name: /^Mon arbre dessiné/ }).getByRole('link', { name: /^percer un mur/i }).click()
  await arrived(amina, /^Percer un mur/)
  await both(stage, amina, 'feuille')

  await open(amina, '/pres-de-moi')
  await amina.locator('main').getByRole('link', { name: PROPOSAL }).first().click()
  await arrived(amina, PROPOSAL)
  await both(stage, amina, 'proposition')

  await open(amina, '/moi/contacts')
  await amina.locator('main a[href^="/demandes/"]').first().click()
  await arrived(amina, 'On voudrait vous rencontrer')
  await both(stage, amina, 'reponse', amina.locator('main .sight'))
  say({ troubles: stage.troubles })
})
