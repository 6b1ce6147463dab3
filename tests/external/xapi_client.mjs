// Tells one completion by the client of npm's @xapi/xapi and reads it back, or voids it with a reason.
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, endpoint, user, password, mbox, activity, id, version, doing, reason] = process.argv.slice(2);
const loaded = createRequire(join(folder, "package.json"))("@xapi/xapi");
const XAPI = loaded.default ?? loaded;
const xapi = new XAPI({ endpoint, auth: XAPI.toBasicAuth(user, password), version });
const actor = { objectType: "Agent", mbox };
if (doing === "void") {
  const object = { objectType: "StatementRef", id };
  await xapi.sendStatement({ statement: { actor, verb: XAPI.Verbs.VOIDED, object, result: { response: reason } } });
} else {
  const verb = { id: "http://adlnet.gov/expapi/verbs/completed", display: { en: "completed" } };
  const statement = { id, actor, verb, object: { objectType: "Activity", id: activity } };
  await xapi.sendStatement({ statement });
  const read = await xapi.getStatement({ statementId: id });
  if (read.data.verb.id !== verb.id) throw new Error("another statement came back");
}
