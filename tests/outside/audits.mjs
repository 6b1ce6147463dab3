// Runs graphql-http's server audits against one URL; one JSON object a line, for test_graphql_http.py.

import { serverAudits } from '../../frontend/node_modules/graphql-http/lib/index.mjs';

const [url] = process.argv.slice(2);

for (const audit of serverAudits({ url })) {
  const { id, name, status, reason } = await audit.fn();
  console.log(JSON.stringify({ id, name, status, reason: reason ?? null }));
}
