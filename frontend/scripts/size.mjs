// Fails when the JavaScript that a phone must load before the first usable tree exceeds the budget.
// Counted: the entry chunk, everything it imports, and the lazy chunks named in FIRST_SCREEN, gzip level 9.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 60 * 1024;
// Lazy modules that the first screen waits for: the French words and the tree.
const FIRST_SCREEN = [/^src\/features\/tree\/TreeScreen\.svelte$/, /^src\/app\/words\/fr\.ts$/];

const dist = new URL('../dist/', import.meta.url);
const chunks = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** @param {string} key @param {Set<string>} seen */
function collect(key, seen) {
  if (seen.has(key)) return;
  seen.add(key);
  for (const imported of chunks[key].imports ?? []) collect(imported, seen);
}

const needed = new Set();
for (const [key, chunk] of Object.entries(chunks)) {
  if (chunk.isEntry || FIRST_SCREEN.some((pattern) => pattern.test(key))) collect(key, needed);
}
const sizes = [...needed]
  .map((key) => chunks[key].file)
  .filter((file) => file.endsWith('.js'))
  .map((file) => [file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length]);
if (sizes.length === 0) throw new Error('size budget: the build has no entry chunk');

const total = sizes.reduce((sum, [, size]) => sum + size, 0);
for (const [file, size] of sizes) console.log(`${String(size).padStart(8)} B gzip  ${file}`);
console.log(`${String(total).padStart(8)} B gzip of ${LIMIT} for the first screen`);
if (total > LIMIT) {
  console.error(`size budget: ${total - LIMIT} B too many before the first usable tree`);
  process.exit(1);
}
