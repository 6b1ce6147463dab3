// Fails when the JavaScript that a phone must load before the first usable screen exceeds the budget.
// Counted: the entry chunk, everything it imports, and the lazy chunks named in FIRST_SCREENS, gzip level 9.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 60 * 1024;
const WORDS = /^src\/app\/words\/fr\.ts$/;
// Lazy modules that each first screen waits for: home is where one lands, the tree is what one comes for.
const FIRST_SCREENS = {
  home: [/^src\/features\/home\/HomeScreen\.svelte$/, WORDS],
  tree: [/^src\/features\/tree\/TreeScreen\.svelte$/, WORDS],
};

const dist = new URL('../dist/', import.meta.url);
const chunks = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** @param {string} key @param {Set<string>} seen */
function collect(key, seen) {
  if (seen.has(key)) return;
  seen.add(key);
  for (const imported of chunks[key].imports ?? []) collect(imported, seen);
}

for (const [name, patterns] of Object.entries(FIRST_SCREENS)) {
  const needed = new Set();
  for (const [key, chunk] of Object.entries(chunks)) {
    if (chunk.isEntry || patterns.some((pattern) => pattern.test(key))) collect(key, needed);
  }
  const sizes = [...needed]
    .map((key) => chunks[key].file)
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length]);
  if (sizes.length < 3) throw new Error(`size budget: the build has no ${name} screen`);

  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  for (const [file, size] of sizes) console.log(`${String(size).padStart(8)} B gzip  ${file}`);
  console.log(`${String(total).padStart(8)} B gzip of ${LIMIT} until ${name} can be used`);
  if (total > LIMIT) {
    console.error(`size budget: ${total - LIMIT} B too many before ${name} can be used`);
    process.exitCode = 1;
  }
}
