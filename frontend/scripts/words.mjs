// Writes every text of every dictionary to stdout as JSON, for the plain-language checker: an array of
// { file, key, texts }. A function is called with sample arguments, so that the sentences it makes are read too.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Counts that take other plural forms, and a word where a name goes.
const SAMPLES = [2, 1, 0, 'X'];
const MOST_PARTS = 3;

/** @param {string} folder @returns {string[]} */
function dictionaries(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return dictionaries(path);
    return /^\w+\.(fr|en)\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** @param {number} count @returns {(string | number)[][]} every way to fill so many parts */
function fillings(count) {
  if (count === 0) return [[]];
  return fillings(count - 1).flatMap((before) => SAMPLES.map((sample) => [...before, sample]));
}

/** @param {(...parts: unknown[]) => unknown} text @param {string} key @returns {string[]} its different sentences, once each whatever the numbers */
function said(text, key) {
  if (text.length > MOST_PARTS) throw new Error(`${key}: more than ${MOST_PARTS} parts`);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const parts of fillings(text.length)) {
    let made;
    try {
      made = text(...parts);
    } catch {
      continue; // A word where the text does sums: another sample fits.
    }
    if (typeof made !== 'string' || /NaN|undefined/.test(made)) continue;
    const shape = made.replaceAll(/\d+|X/g, '0');
    if (!found.has(shape)) found.set(shape, made);
  }
  if (found.size === 0) throw new Error(`${key}: no sample fits this function`);
  return [...found.values()];
}

/** @param {unknown} value @param {string} key @returns {{ key: string, texts: string[] }[]} */
function leaves(value, key) {
  if (typeof value === 'string') return [{ key, texts: [value] }];
  if (typeof value === 'function') return [{ key, texts: said(/** @type {never} */ (value), key) }];
  if (typeof value !== 'object' || value === null) throw new Error(`${key}: not a text`);
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, key ? `${key}.${name}` : name));
}

const all = [];
for (const path of dictionaries('src').sort()) {
  const { module } = await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' });
  all.push(...leaves(module.words, '').map((leaf) => ({ file: path, ...leaf })));
}
process.stdout.write(JSON.stringify(all));
