// MiniSearch on Node, with what its README shows: fuzzy 0.2 of a word's length, and prefix search.
// Arguments: MiniSearch's folder, the report to write, the tasks (bench/matching_tasks.py) in order.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, report, ...paths] = process.argv.slice(2);
const WARM_UP = 3;
const MiniSearch = load();

function load() {
  try {
    return createRequire(`${folder}/`)("minisearch");
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    const missing = "scripts/node.sh npm install --prefix .tools/bench minisearch";
    writeFileSync(report, JSON.stringify({ missing }));
    process.exit(0);
  }
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function build(labels) {
  const index = new MiniSearch({ fields: ["text"] });
  index.addAll(labels.map((text, id) => ({ id, text })));
  return index;
}

function run(index, { texts, limit, prefix }) {
  const search = (text) =>
    index
      .search(text, { fuzzy: 0.2, prefix })
      .slice(0, limit)
      .map(({ id, score }) => [id, score]);
  const outcome = { found: [], wall_ms: [], cpu_ms: [] };
  texts.slice(0, WARM_UP).forEach(search);
  for (const text of texts) {
    const cpu = cpuMs();
    const begun = performance.now();
    const found = search(text);
    outcome.wall_ms.push(performance.now() - begun);
    outcome.cpu_ms.push(cpuMs() - cpu);
    outcome.found.push(found);
  }
  return outcome;
}

const tasks = paths.map((path) => {
  const task = JSON.parse(readFileSync(path, "utf8"));
  const begun = performance.now();
  const index = build(task.labels);
  const seconds = (performance.now() - begun) / 1000;
  const batches = Object.fromEntries(task.batches.map((batch) => [batch.name, run(index, batch)]));
  const peak = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return { build_seconds: seconds, memory_mb: peak, batches };
});
const { version } = JSON.parse(readFileSync(`${folder}/node_modules/minisearch/package.json`, "utf8"));
writeFileSync(report, JSON.stringify({ version, tasks }));
