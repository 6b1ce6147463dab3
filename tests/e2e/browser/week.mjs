// A week with a module done and a line of one's own: a number, a page to print, a link for an adviser; and what waits, told without saying what.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { readBlocks } from './course.mjs'
import { lesson, tryQuiz } from './lesson.mjs'
import { arrived, enterAs, goToMine, shellKept, told } from './people.mjs'
import { beAsked } from './recruiter.mjs'
import { play, say } from './stage.mjs'

const module = lesson()
const NOTED = 'Aidé à la distribution alimentaire'
const button = (page, name) => page.getByRole('button', { name, exact: true })
const paper = (page) => page.locator('#semaine-a-imprimer')

/** The one worker of a page, as its browser sees it. */
async function worker(page) {
  const session = await page.context().newCDPSession(page)
  const found = new Promise((done) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId)))
  await session.send('ServiceWorker.enable')
  return { session, registrationId: await found }
}

await play(async (stage) => {
  const amina = await stage.somebody('amina')
  await enterAs(amina, 'Amina')
  await goToMine(amina, 'Ma semaine')
  await arrived(amina, 'Ma semaine')
  await paper(amina).getByText('Rien encore cette semaine.').waitFor()
  await amina.getByLabel('Mon nombre d’heures par semaine').selectOption({ label: '15 h' })
  await amina.getByRole('progressbar').waitFor()
  assert.deepEqual(await inBothSchemes(amina), [])
  say({ done: 'a number is chosen' })

  await button(amina, 'Ajouter ce que j’ai fait').tap()
  const sheet = amina.getByRole('dialog')
  await button(sheet, 'Enregistrer').tap()
  await sheet.getByText('Dites ce que vous avez fait.').waitFor()
  await sheet.getByLabel('Qu’avez-vous fait ?').fill(NOTED)
  await sheet.getByLabel('Combien de temps ?').selectOption({ label: '2 h 30' })
  await sheet.getByLabel('Où ?').fill('Salle des fêtes')
  await stage.picture(amina, 'ajouter')
  await button(sheet, 'Enregistrer').tap()
  await paper(amina).getByText(NOTED, { exact: true }).waitFor()
  await paper(amina).getByText(/Noté par moi · Salle des fêtes/).waitFor()
  await paper(amina).getByText(/Dont 2 h 30/).waitFor()
  say({ done: 'a line of one’s own says that it is one' })

  await amina.goto(`/module/${module.id}`)
  await arrived(amina, module.title)
  await button(amina, 'Commencer').tap()
  await readBlocks(amina)
  await tryQuiz(amina, module)
  await amina.getByRole('heading', { name: /Bravo|Votre arbre/ }).first().waitFor()
  await amina.goto('/moi/semaine')
  const line = paper(amina).getByRole('listitem').filter({ hasText: module.title })
  await line.getByText('Cours terminé, questions réussies').waitFor()
  const total = await paper(amina).locator('.total').innerText()
  assert.match(total, /sur 15\sh$/)
  assert.doesNotMatch(total, /^2\sh\s30\s/, 'the hours of the module are in the total')
  await stage.picture(amina, 'ma-semaine', { fullPage: true })
  say({ done: 'a module done is in the week' })

  await amina.emulateMedia({ media: 'print' })
  await amina.waitForFunction(() => {
    const [title, name, signed, off] = [document.querySelector('main h1'), document.querySelector('article h2'), document.querySelector('.signed'), document.querySelector('.hands-off')].map((one) => getComputedStyle(one))
    return title.visibility === 'hidden' && name.visibility === 'visible' && signed.display === 'grid' && off.display === 'none'
  })
  await stage.picture(amina, 'sur-papier', { fullPage: true })
  assert.ok((await amina.pdf({ format: 'A4' })).length > 1_000)
  await amina.emulateMedia({ media: 'screen' })
  say({ done: 'the week goes on one page' })

  await button(amina, 'Montrer cette semaine').tap()
  await sheet.getByLabel('Pour qui ?').fill('Ma conseillère')
  await button(sheet, 'Faire le lien').tap()
  const mail = await sheet.getByRole('link', { name: /Par e-mail/ }).getAttribute('href')
  const link = /https?:\S+/.exec(decodeURIComponent(mail))[0]
  assert.match(link, /\/semaine#[0-9a-f]{64}$/)
  await stage.picture(amina, 'donner-le-lien')
  await amina.keyboard.press('Escape')
  const adviser = await stage.somebody('adviser')
  await adviser.goto(new URL(link).pathname + new URL(link).hash)
  await paper(adviser).getByText(NOTED, { exact: true }).waitFor()
  await paper(adviser).getByText(module.title).waitFor()
  assert.equal(await adviser.locator('main a, main .hands-off').count(), 0)
  assert.deepEqual(await inBothSchemes(adviser), [])
  await stage.picture(adviser, 'chez-la-conseillere', { fullPage: true })
  await amina.goto('/moi/regards')
  await amina.getByText('a regardé une de vos semaines', { exact: false }).first().waitFor()
  say({ done: 'an adviser sees it, and that is told' })

  await amina.goto('/moi/semaine')
  await button(amina, 'Ne plus montrer : Ma conseillère').tap()
  await button(amina, 'Ne plus montrer : Ma conseillère').waitFor({ state: 'detached' })
  await adviser.reload()
  await adviser.getByRole('heading', { name: 'Ce lien ne montre plus rien' }).waitFor()
  await button(amina, `Retirer ${NOTED}`).tap()
  await paper(amina).getByText(NOTED, { exact: true }).waitFor({ state: 'detached' })
  say({ done: 'the link is ended, the line is taken out' })

  await beAsked(amina, await stage.somebody('recruiter'), 'Sophie')
  await goToMine(amina, 'Mes rappels')
  await arrived(amina, 'Mes rappels')
  await amina.getByRole('link', { name: /Un recruteur veut me parler.*nouveau/ }).waitFor()
  const wanted = amina.getByLabel('Un recruteur veut me parler')
  assert.equal(await wanted.inputValue(), '', 'nothing is sent before she says so')
  await wanted.selectOption({ label: 'Par e-mail' })
  await told(amina, 'C’est enregistré.')
  await stage.picture(amina, 'mes-rappels', { fullPage: true })
  assert.deepEqual(await inBothSchemes(amina), [])
  await amina.getByRole('link', { name: /Un recruteur veut me parler/ }).tap()
  await arrived(amina, /Demandes de contact/)
  say({ done: 'what waits leads to its screen' })

  await amina.goto('/moi/rappels')
  await button(amina, 'Tout arrêter').tap()
  await told(amina, /C’est fini/)
  await button(amina, 'Tout arrêter').waitFor({ state: 'detached' })
  assert.equal(await wanted.inputValue(), '')
  say({ done: 'one touch ends all' })

  await amina.context().grantPermissions(['notifications'], { origin: new URL(stage.url).origin })
  await amina.reload()
  await shellKept(amina)
  const { session, registrationId } = await worker(amina)
  const origin = new URL(stage.url).origin
  const deliver = (data) => session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
  const shown = () => amina.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, data }))
  })
  // A push at a worker that is only starting is lost by the browser's tools: it is given again. One tag makes it one notice.
  const untilShown = async (data, open) => {
    for (let waited = 0; waited < 100 && (await shown())[0]?.data !== open; waited += 1) {
      if (waited % 20 === 0) await deliver(data)
      await amina.waitForTimeout(100)
    }
  }
  for (const [data, open] of [
    [JSON.stringify({ open: '/moi/contacts', language: 'fr' }), '/moi/contacts'],
    [JSON.stringify({ open: 'https://elsewhere.example/', language: 'fr' }), '/moi/rappels'],
    [JSON.stringify({ open: '//elsewhere.example/', language: 'fr' }), '/moi/rappels'],
    ['not JSON', '/moi/rappels'],
  ]) {
    await untilShown(data, open)
    assert.deepEqual(await shown(), [{ title: 'Vous avez un message.', body: '', tag: 'notice', data: open }])
    await amina.evaluate(async () => {
      for (const one of await (await navigator.serviceWorker.ready).getNotifications()) one.close()
    })
  }
  say({ done: 'a push says no more than that there is a message' })

  await untilShown(JSON.stringify({ open: '/moi/contacts', language: 'fr' }), '/moi/contacts')
  await amina.context().serviceWorkers()[0].evaluate(async () => {
    const [notification] = await self.registration.getNotifications()
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }))
  })
  await amina.waitForURL('**/moi/contacts')
  await arrived(amina, /Demandes de contact/)
  assert.deepEqual(await shown(), [])
  say({ done: 'a touch on it opens the right screen' })
  say({ troubles: stage.troubles })
})
