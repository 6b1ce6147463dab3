#!/usr/bin/env bash
# Makes the pictures of README.md anew, by the browser play that the tests run too, and puts them into docs/screenshots.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

test=test_the_five_deciding_screens_are_pictured
.venv/bin/python -m pytest -q "tests/e2e/test_deciding.py::$test"
for picture in "test-artifacts/e2e/$test"/[0-9]*.png; do
  name="$(basename "$picture")"
  cp "$picture" "docs/screenshots/${name#*-}"
done
