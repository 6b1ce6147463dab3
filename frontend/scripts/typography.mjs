// Makes the spaces that French puts before : ; ! ? » and after « unbreakable, in every French dictionary.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} folder @returns {string[]} */
function dictionaries(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return dictionaries(path);
    return entry.name.endsWith('.fr.ts') ? [path] : [];
  });
}

for (const path of dictionaries('src')) {
  const before = readFileSync(path, 'utf8');
  const after = before.replaceAll(/ ([:;!?»])(?=[\s'`.,)]|$)/gm, '\u00a0$1').replaceAll('« ', '«\u00a0');
  if (after !== before) writeFileSync(path, after);
}
