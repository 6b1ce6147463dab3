// The page itself: installable, nothing refused by its own policy, nothing from elsewhere, two languages, narrow screens, right to left.

import assert from 'node:assert/strict'
import { arrived, goTo, goToMine, title } from './people.mjs'
import { look, profiles } from './recruiter.mjs'
import { everyScreen, open, quiet } from './screens.mjs'
import { play, say } from './stage.mjs'
import { startModule } from './studio.mjs'
import { drawing } from './tree.mjs'

const NARROW = { width: 320, height: 640 }

/** What sticks out of the screen: nothing may, but inside what scrolls by itself. */
function sticksOut(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const kept = (one) => one.closest('.sr-only') || getComputedStyle(one).position === 'fixed' && !one.checkVisibility()
    const scrolls = (one) => one !== null && one !== document.documentElement && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement))
    const out = [...document.querySelectorAll('body *')].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect()
      return width > 1 && (right > wide + 1 || left < -1) && !kept(one) && !scrolls(one.parentElement)
    })
    const names = out.map((one) => `${one.tagName.toLowerCase()}.${[...one.classList].filter((name) => !name.startsWith('svelte-')).join('.')} "${one.textContent.trim().slice(0, 30)}"`)
    const scroll = document.documentElement.scrollWidth - wide
    return scroll > 0 ? [`scrolls by ${scroll} px`, ...names] : names
  })
}

async function narrow(page, screen) {
  await quiet(page)
  say({ screen, out: await sticksOut(page) })
}

/** What Chromium itself thinks of installing it. */
async function installable(page) {
  const devtools = await page.context().newCDPSession(page)
  const { url, errors, data } = await devtools.send('Page.getAppManifest')
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  await devtools.detach()
  const icons = await page.evaluate(async (list) => Promise.all(list.map(async ({ src, sizes, type }) => {
    const answer = await fetch(src)
    const image = new Image()
    image.src = src
    await image.decode()
    return { src, sizes, type, status: answer.status, sent: answer.headers.get('content-type'), real: `${image.naturalWidth}x${image.naturalHeight}` }
  })), JSON.parse(data).icons)
  return { url, manifest: JSON.parse(data), errors: [...errors, ...installabilityErrors], icons }
}

async function worker(page) {
  return page.evaluate(async () => {
    const { scope, active } = await navigator.serviceWorker.ready
    return { scope: new URL(scope).pathname, script: new URL(active.scriptURL).pathname }
  })
}

await play(async (stage) => {
  const sizes = { viewport: NARROW, isMobile: false }
  const { nobody, inhabitant: amina, author: karim, recruiter: sophie } = await everyScreen(stage, sizes, narrow)
  say({ install: { ...(await installable(nobody)), worker: await worker(nobody) } })

  // Arabic is meant to be possible: the tree in a page that runs from right to left.
  await open(amina, '/arbre')
  await amina.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await drawing(amina).waitFor()
  await stage.picture(amina, 'de-droite-a-gauche')
  await narrow(amina, '/arbre: right to left')
  await amina.getByRole('radio', { name: 'Liste' }).check()
  await narrow(amina, '/arbre: right to left, as a list')

  // English, which stays.
  await open(amina, '/arbre')
  const languages = [[await amina.locator('html').getAttribute('lang'), await title(amina).innerText()]]
  await amina.getByRole('button', { name: 'English' }).click()
  await arrived(amina, 'My tree')
  await amina.reload()
  await arrived(amina, 'My tree')
  languages.push([await amina.locator('html').getAttribute('lang'), await title(amina).innerText()])
  await amina.goto('/suite')
  await amina.locator('main .card a[href^="/module/"]').first().click()
  await amina.getByRole('button', { name: /^(Start|Continue|Carry on|Read again)$/ }).click()
  languages.push([await amina.locator('main [lang]').first().getAttribute('lang'), 'what a course says'])
  await stage.picture(amina, 'anglais')
  await amina.goto('/arbre')
  await amina.getByRole('button', { name: 'Français' }).click()
  await arrived(amina, 'Mon arbre')
  say({ languages })

  await goTo(karim, 'Mon arbre')
  await goToMine(karim, 'Mon atelier')
  await startModule(karim)
  await karim.getByRole('button', { name: 'Ajouter une question' }).click()
  await narrow(karim, '/atelier/nouveau: a question')

  await open(sophie, '/recherche')
  await look(sophie, [{ typed: 'souder une fibre', skill: /souder une fibre/i }])
  await profiles(sophie).first().waitFor()
  await narrow(sophie, '/recherche: profiles')

  say({ troubles: stage.troubles })
  // The look-out sees what it should: an inline script and a foreign address are refused, and noticed.
  const before = stage.troubles.length
  await nobody.evaluate(async () => {
    const script = document.createElement('script')
    try {
      script.textContent = 'document.title = "taken"'
      document.body.append(script)
    } catch {
      // Trusted Types refuse the text already.
    }
    await fetch('https://example.org/').catch(() => undefined)
  })
  await nobody.waitForFunction(() => document.title !== 'taken')
  say({ control: stage.troubles.slice(before).map(({ text }) => text) })
})
