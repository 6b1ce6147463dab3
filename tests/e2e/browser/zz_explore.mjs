import { writeFileSync, mkdirSync } from 'node:fs'
import { asAuthor, asInhabitant, asNobody, asRecruiter } from './main_screens.mjs'
import { heard, headings, landmarks, badHeadings, badLandmarks, badNames, controls, listen } from './speech.mjs'
import { lost, faint, restyle, SPACED, LARGE } from './shape.mjs'
import { quiet } from './screens.mjs'
import { play, say } from './stage.mjs'
mkdirSync('/tmp/a1dom', { recursive: true })
const see = (menu) => async (page, name) => {
  await quiet(page)
  const spoken = await heard(page)
  const w = {}
  w.headings = badHeadings(spoken); w.land = badLandmarks(spoken, { menu }); w.names = badNames(spoken)
  w.title = await page.title()
  w.outline = headings(spoken).map((h) => `${h.level} ${h.name.slice(0,50)}`)
  w.marks = landmarks(spoken).map((h) => `${h.role} ${h.name.slice(0,40)}`)
  w.lost = await lost(page)
  await restyle(page, SPACED); w.spaced = await lost(page)
  await restyle(page, LARGE); w.large = await lost(page)
  await restyle(page, '')
  const vp = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 }); await restyle(page, ''); w.narrow = await lost(page)
  await restyle(page, SPACED); w.narrowSpaced = await lost(page); await restyle(page, '')
  await page.setViewportSize({ width: 640, height: 360 }); await restyle(page, ''); w.landscape = await lost(page)
  await page.setViewportSize(vp)
  w.faint = await faint(page)
  await page.emulateMedia({ colorScheme: 'dark' }); await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark'); await page.waitForTimeout(300)
  w.faintDark = await faint(page)
  await page.emulateMedia({ colorScheme: 'light' }); await page.waitForFunction(() => document.documentElement.dataset.theme === 'light')
  w.small = await page.evaluate(() => [...document.querySelectorAll('a[href],button,input,select,textarea,summary')].filter((e) => e.checkVisibility() && !e.closest('svg') ).map((e) => { const r = (e.closest('label') ?? e).getBoundingClientRect(); return [Math.round(r.width), Math.round(r.height), (e.innerText||e.name||e.type||'').slice(0,30), e.tagName] }).filter(([x, y]) => x > 1 && (x < 43 || y < 43)))
  w.live = await page.evaluate(() => [...document.querySelectorAll('[role=status],[role=alert],[aria-live]')].map((e) => e.getAttribute('role') + ':' + e.textContent.trim().slice(0, 60)))
  writeFileSync(`/tmp/a1dom/${name.replace(/\W+/g, '-')}.html`, '<!doctype html>' + await page.evaluate(() => document.documentElement.outerHTML))
  writeFileSync(`/tmp/a1dom/${name.replace(/\W+/g, '-')}.txt`, spoken.filter((s) => !['none','generic'].includes(s.role)).map((s) => `${s.role}${s.level?s.level:''} "${s.name}"`).join('\n'))
  await page.screenshot({ path: `/tmp/a1dom/${name.replace(/\W+/g, '-')}.png` })
  for (const k of Object.keys(w)) if (Array.isArray(w[k]) && w[k].length === 0) delete w[k]
  say({ screen: name, ...w })
}
await play(async (stage) => {
  for (const [name, walk, menu] of [['n', asNobody, false], ['a', asInhabitant, true], ['k', asAuthor, true], ['s', asRecruiter, true]]) {
    const page = await stage.somebody(name, { isMobile: false })
    try { await walk(page, see(menu)) } catch (error) { say({ error: String(error), at: page.url() }); await page.screenshot({ path: `/tmp/a1dom/fail-${name}.png` }) }
  }
  say({ troubles: stage.troubles })
})
