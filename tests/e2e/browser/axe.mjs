// axe-core in a page: what it finds against WCAG 2.2 A and AA and good practice, in few words.

import { readFileSync } from 'node:fs'
import { frontend } from './stage.mjs'

const SOURCE = readFileSync(frontend.resolve('axe-core/axe.min.js'), 'utf8')

/** Violations and what axe could not decide about contrast; `rules` limits it to some. */
export async function violations(page, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const found = await page.evaluate(async (only) => {
    const options = { resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule', values: only } } : {}) }
    return (await window.axe.run(document, options)).violations
  }, rules)
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => ({ id, help, target: target.join(' '), why: failureSummary.split('\n').slice(1).join(' ').trim() })))
}

/** Both colour schemes of what is on screen now. */
export async function inBothSchemes(page) {
  const light = await violations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark' && document.getAnimations().every(({ playState }) => playState === 'finished'))
  const dark = await violations(page, ['color-contrast', 'link-in-text-block'])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'light')
  return [...light.map((one) => ({ ...one, scheme: 'light' })), ...dark.map((one) => ({ ...one, scheme: 'dark' }))]
}
