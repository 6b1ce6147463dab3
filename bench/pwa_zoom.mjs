// Zooming drawn trees in a real Chromium, frame by frame: one JSON object with what the main thread did in each frame.
// Argument: {"url", "chromium", "flags", "nodes", "rounds", "frames", "slow"}.
//
// One's own tree is made of the skills and parents of the tree of everybody of the server's own data, cut to `nodes`: the
// answer of MyTree is replaced, all else is the product. Each round zooms in for some frames and out again, by the wheel that a
// touchpad sends, then by two fingers. A frame is all that the main thread ran from one animation
// callback to the next, in its processor time: how long it waited for a busy machine says nothing of the drawing.
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../frontend/package.json", import.meta.url))("playwright-core");
const { url, chromium: executablePath, flags, nodes, rounds, frames: FRAMES, slow } = JSON.parse(process.argv[2]);
const PHONE = { width: 360, height: 780 };
const OLD_PHONE = 4;
const STANDINGS = ["CLAIMED", "LEARNT", "CONFIRMED"];
const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

const browser = await chromium.launch({ executablePath, args: flags, headless: true });
try {
  const context = await browser.newContext({ baseURL: url, viewport: PHONE, hasTouch: true, isMobile: true, locale: "fr-FR", serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const client = await context.newCDPSession(page);
  await signIn(page);

  const everybody = page.locator('[role="application"]');
  const told = page.waitForResponse((response) => response.request().postDataJSON?.()?.operationName === "CommunityTree");
  await page.goto("/arbre/tous");
  const cells = (await (await told).json()).data.territory.communityTree.cells;
  await everybody.locator("svg path").first().waitFor();
  const of = { everybody: cells.length };
  const frames = { everybody: await zoomed(page, client, everybody) };

  const skills = cells.slice(0, nodes).map((cell, at) => leaf(cell, at));
  if (skills.length < nodes) throw new Error(`the tree of everybody has ${skills.length} skills, not ${nodes}`);
  await page.route("**/graphql", (route) =>
    route.request().postDataJSON()?.operationName === "MyTree"
      ? route.fulfill({ json: { data: { me: { id: "me", displayName: "Amina", tree: { version: 1, skills } } } } })
      : route.fallback(),
  );
  await page.goto("/arbre");
  const own = page.locator(".stage", { has: page.locator('svg[role="group"]') });
  await own.waitFor();
  of.own = await own.locator("a").count();
  frames.own = await zoomed(page, client, own);
  if (slow) {
    await client.send("Emulation.setCPUThrottlingRate", { rate: OLD_PHONE });
    frames.own_4_times_slower = await zoomed(page, client, own);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  frames.naive = await traced(client, () => page.evaluate(naive, { rounds, FRAMES }));
  console.log(JSON.stringify({ of, frames }));
} finally {
  await browser.close();
}

async function signIn(page) {
  await page.goto("/");
  const button = page.getByRole("button", { name: "Amina B." });
  const all = page.getByRole("button", { name: /Voir les \d+ personnes/ });
  await button.or(all).first().waitFor();
  if ((await button.count()) === 0) await all.click();
  await button.click();
  await page.locator("main").getByRole("heading", { level: 1, name: "Bonjour" }).waitFor();
}

function leaf({ parentId, skill }, at) {
  return {
    level: 1 + (at % 4), provenLevel: 0, confirmedLevel: 0, standing: STANDINGS[at % 3], dormant: at % 11 === 0, since: "2026-01-01T00:00:00Z",
    validUntil: null, parentId, visibility: "ONLY_ME", skill: { ...skill, icon: null, kind: "SKILL", local: false },
  };
}

/** By wheel and by two fingers; frames of the hand moving, and the heaviest after it rests, where names are written. */
async function zoomed(page, client, stage) {
  await page.getByRole("button", { name: "Plus grand" }).waitFor();
  await stage.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await stage.boundingBox();
  const [midX, midY] = [x + width / 2, y + height / 2];
  return traced(client, async () => {
    for (let round = 0; round < rounds; round += 1) {
      await stage.evaluate(wheel, { FRAMES, midX, midY });
      for (const [from, to] of [[20, 140], [140, 20]]) {
        await page.evaluate(() => window.frames_("move"));
        await touch(client, "touchStart", midX, midY, from);
        for (let step = 1; step <= FRAMES; step += 1) {
          await touch(client, "touchMove", midX, midY, from + ((to - from) * step) / FRAMES);
          await page.evaluate(() => new Promise(requestAnimationFrame));
        }
        await touch(client, "touchEnd");
        await page.evaluate(() => window.rest_());
      }
    }
  });
}

function touch(client, type, x, y, half) {
  return client.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: x - half, y, id: 1 }, { x: x + half, y, id: 2 }] });
}

/** In the page: marks each frame with what the hand does then. */
async function wheel(stage, { FRAMES, midX, midY }) {
  let doing = "";
  const mark = () => {
    performance.mark(`frame:${doing}`);
    if (doing) requestAnimationFrame(mark);
  };
  window.frames_ = (what) => {
    const still = doing === "";
    doing = what;
    if (still) requestAnimationFrame(mark);
  };
  // Names are written a moment after the hand rests; then nothing is marked any more.
  window.rest_ = async () => {
    doing = "rest";
    await new Promise((done) => setTimeout(done, 500));
    doing = "";
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  };
  for (const by of [-14, 14]) {
    window.frames_("move");
    for (let frame = 0; frame < FRAMES; frame += 1) {
      stage.dispatchEvent(new WheelEvent("wheel", { ctrlKey: true, deltaY: by, clientX: midX, clientY: midY, bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
    }
    await window.rest_();
  }
}

/** In the page: the same drawing as one would write it first: every leaf's name always there, zoomed by its viewBox. */
async function naive({ rounds, FRAMES }) {
  const svg = document.querySelector('.stage svg[role="group"]');
  const twin = svg.cloneNode(true);
  twin.querySelector(".names").replaceChildren();
  for (const link of twin.querySelectorAll("a")) {
    const circle = link.querySelector("circle");
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("x", circle.getAttribute("cx"));
    text.setAttribute("y", String(Number(circle.getAttribute("cy")) + 40));
    text.setAttribute("text-anchor", "middle");
    text.textContent = link.getAttribute("aria-label").split(",")[0];
    link.append(text);
  }
  twin.style.transform = "";
  svg.replaceWith(twin);
  const { x, y, width, height } = svg.viewBox.baseVal;
  const [midX, midY] = [x + width / 2, y + height / 2];
  await new Promise((done) => setTimeout(done, 500));
  for (let round = 0; round < rounds; round += 1) {
    for (let frame = 0; frame <= 2 * FRAMES; frame += 1) {
      await new Promise(requestAnimationFrame);
      performance.mark("frame:move");
      const zoom = Math.exp(0.084 * (frame <= FRAMES ? frame : 2 * FRAMES - frame));
      twin.setAttribute("viewBox", `${midX - width / 2 / zoom} ${midY - height / 2 / zoom} ${width / zoom} ${height / zoom}`);
    }
    await new Promise(requestAnimationFrame);
    performance.mark("frame:");
  }
}

/** Milliseconds of the main thread in each frame, and from frame to frame, while `act` runs. */
async function traced(client, act) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  client.on("Tracing.dataCollected", collect);
  await client.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES } });
  await act();
  const done = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.end");
  await done;
  client.off("Tracing.dataCollected", collect);
  return framesOf(events);
}

function framesOf(events) {
  const marks = events.filter(({ name, cat }) => cat === "blink.user_timing" && name.startsWith("frame:")).sort((one, other) => one.ts - other.ts);
  if (marks.length === 0) throw new Error("the trace has no frames");
  const { pid, tid } = marks[0];
  const tasks = events.filter((event) => event.ph === "X" && event.pid === pid && event.tid === tid && event.name.endsWith("RunTask")).sort((one, other) => one.ts - other.ts);
  if (tasks.length === 0) throw new Error("the trace has no tasks");
  const found = { move: [], rest: [], intervals: [] };
  let next = 0;
  // A task that a mark lies in belongs to the frame that begins with that mark.
  while (next < tasks.length && tasks[next].ts + tasks[next].dur < marks[0].ts) next += 1;
  marks.forEach((mark, at) => {
    const end = marks[at + 1]?.ts ?? Infinity;
    let busy = 0;
    for (; next < tasks.length && tasks[next].ts + tasks[next].dur < end; next += 1) busy += tasks[next].tdur ?? tasks[next].dur;
    const what = mark.name.slice("frame:".length);
    if (!what || end === Infinity) return;
    found[what].push(busy / 1000);
    if (what === "move") found.intervals.push((end - mark.ts) / 1000);
  });
  return found;
}
