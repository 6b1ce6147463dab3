// Coming in, and going around: what every screen shares.

/** The title of the first screen of whoever is in. */
export const HOME = 'Bonjour'

/** The screen's own title. */
export const title = (page) => page.locator('main').getByRole('heading', { level: 1 })

/** Waits for the screen with that title (a text or a pattern). */
export async function arrived(page, name) {
  await page.locator('main').getByRole('heading', { level: 1, name }).waitFor()
}

/** One tap on a made-up person of the demo; ends on their first screen. */
export async function enterAs(page, person) {
  await page.goto('/')
  const button = page.getByRole('button', { name: person })
  const everybody = page.getByRole('button', { name: /Voir les \d+ personnes/ })
  await button.or(everybody).first().waitFor()
  if ((await button.count()) === 0) await everybody.click()
  await button.click()
  await arrived(page, HOME)
}

/** By the menu at the foot of the screen. */
export async function goTo(page, tab) {
  await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: tab, exact: true }).click()
  await page.locator('nav a[aria-current="page"]', { hasText: tab }).waitFor()
}

/** From the tree to what could come next: the bar of a phone has no room for it. */
export async function goToIdeas(page) {
  await goTo(page, 'Mon arbre')
  await page.locator('main').getByRole('link', { name: 'Et après ?' }).click()
  await page.waitForURL('**/suite')
}

/** From the person's own page: profile, who sees what, contacts, work. */
export async function goToMine(page, link) {
  await goTo(page, 'Moi')
  await page.locator('main').getByRole('link', { name: link }).click()
}

/** What the app says it has just done. */
export async function told(page, text) {
  await page.getByRole('status').getByText(text).first().waitFor()
}

/** The other language, by the button at the foot of each screen. */
export async function inEnglish(page) {
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('html[lang="en"]').waitFor()
}

/** The first visit is over when the worker holds the shell: from here on the app opens without a network. */
export async function shellKept(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  })
}
