// Gathers pictures/*.svg into one sprite, public/pictures.svg: each file becomes the symbol of its name. Run by dev and build.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../pictures/', import.meta.url);
const sprite = new URL('../public/pictures.svg', import.meta.url);

const symbols = readdirSync(folder)
  .filter((name) => name.endsWith('.svg'))
  .sort()
  .map((name) => {
    const inside = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 96 96">([\s\S]*)<\/svg>\s*$/.exec(readFileSync(new URL(name, folder), 'utf8'));
    if (!inside) throw new Error(`pictures/${name}: not as pictures/README.md says`);
    return `<symbol id="${name.slice(0, -4)}" viewBox="0 0 96 96">${inside[1].replaceAll(/>\s+</g, '><').trim()}</symbol>`;
  });

const text = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
// An unchanged file keeps its time: make would build the page again for it.
if (!existsSync(sprite) || readFileSync(sprite, 'utf8') !== text) writeFileSync(sprite, text);
