// A finder that finds nothing anywhere proves nothing: here it must.

import { inBothSchemes } from './axe.mjs'
import { open } from './screens.mjs'
import { play, say } from './stage.mjs'

await play(async (stage) => {
  const page = await stage.somebody('nobody')
  await open(page, '/accessibilite')
  await page.evaluate(() => {
    const faulty = document.createElement('p')
    faulty.textContent = 'Presque invisible'
    faulty.style.setProperty('color', '#999')
    document.querySelector('main').append(faulty, document.createElement('img'))
  })
  say({ control: (await inBothSchemes(page)).map(({ id }) => id) })
})
