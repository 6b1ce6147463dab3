// Lighthouse on the door, on somebody's first screen and on their tree, as a phone sees them. One browser for both, started here: Lighthouse
// drives it by its debugging port, and another client at the same time is what makes it fail with NO_NAVSTART.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

const PATIENCE_MS = 30_000
const CATEGORIES = ['accessibility', 'best-practices', 'seo']

const { url, chromium: program, flags } = JSON.parse(process.argv[2])
const frontend = createRequire(new URL('../../../frontend/package.json', import.meta.url))
const { chromium } = frontend('playwright-core')
const { default: lighthouse } = await import(pathToFileURL(frontend.resolve('lighthouse')).href)

/** The port that the browser has chosen, which it writes into its profile. */
async function portOf(profile, browser) {
  const file = join(profile, 'DevToolsActivePort')
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end && browser.exitCode === null) {
    if (existsSync(file)) {
      const port = Number(readFileSync(file, 'utf8').split('\n')[0])
      if (port > 0) return port
    }
    await pause(50)
  }
  throw new Error('the browser opened no debugging port')
}

/** By one tap on a made-up person; the session stays in the browser's profile, and this client goes. */
async function signIn(port, person) {
  const client = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const page = await client.contexts()[0].newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(url)
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('heading', { level: 1, name: 'Bonjour' }).waitFor()
  await page.close()
  await client.close()
}

/** The scores, what is not perfect, and what the page showed: a score of an error page would say nothing. */
async function look(port, path, shows) {
  const result = await lighthouse(`${url}${path}`, { port, logLevel: 'error', onlyCategories: CATEGORIES, formFactor: 'mobile', disableStorageReset: true, maxWaitForLoad: 60_000 })
  const { categories, audits, finalDisplayedUrl, runtimeError } = result.lhr
  const faults = Object.values(categories).flatMap((category) =>
    category.auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => ({ id, where: (audits[id].details?.items ?? []).slice(0, 5).map((item) => item.node?.snippet ?? item.description ?? item.message ?? '') })),
  )
  const names = await namesOn(port, path, shows)
  console.log(JSON.stringify({ path, at: new URL(finalDisplayedUrl).pathname, names, error: runtimeError?.code ?? null, scores: Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, score])), faults }))
}

/** How often what the page is for stands on it, in the same profile, right after. */
async function namesOn(port, path, { role, name }) {
  const client = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const page = await client.contexts()[0].newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${url}${path}`)
  const found = page.getByRole(role, { name: new RegExp(name) })
  await found.first().waitFor()
  const count = await found.count()
  await page.close()
  await client.close()
  return count
}

const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'))
const browser = spawn(program, [...flags, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--accept-lang=fr-FR', 'about:blank'], { stdio: 'ignore', detached: true })
const gone = new Promise((ended) => browser.once('exit', ended))

/** The browser with its helpers, which would go on writing into the profile. */
async function stop() {
  try {
    process.kill(-browser.pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
  await gone
  for (const end = Date.now() + PATIENCE_MS; ; await pause(100)) {
    try {
      return rmSync(profile, { recursive: true, force: true })
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

process.on('SIGTERM', () => void stop().finally(() => process.exit(1)))
try {
  const port = await portOf(profile, browser)
  await look(port, '/bienvenue', { role: 'heading', name: 'Tout ce que vous savez faire compte' })
  await signIn(port, 'Amina B.')
  await look(port, '/accueil', { role: 'heading', name: 'Votre prochain pas' })
  await look(port, '/arbre', { role: 'group', name: '^Mon arbre dessiné, [1-9]' })
} finally {
  await stop()
}
process.exit(0)
