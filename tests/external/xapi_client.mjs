// Tells one completion twice by the client of npm's @xapi/xapi, reads it back, and voids it when asked to.
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, endpoint, user, password, mbox, activity, id, version, doing] = process.argv.slice(2);
const XAPI = createRequire(join(folder, "package.json"))("@xapi/xapi");
const xapi = new (XAPI.default ?? XAPI)({ endpoint, auth: (XAPI.default ?? XAPI).toBasicAuth(user, password), version });
const actor = { objectType: "Agent", mbox };
if (doing === "void") {
  await xapi.voidStatement({ actor, statementId: id });
} else {
  const verb = { id: "http://adlnet.gov/expapi/verbs/completed", display: { en: "completed" } };
  const statement = { id, actor, verb, object: { objectType: "Activity", id: activity } };
  await xapi.sendStatement({ statement });
  await xapi.sendStatement({ statement });
  const read = await xapi.getStatement({ statementId: id });
  if (read.data.verb.id !== verb.id) throw new Error("another statement came back");
}
