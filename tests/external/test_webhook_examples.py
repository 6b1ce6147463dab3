"""The Python example of docs/webhooks.md, as it is copied from there, is heard by a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

from tests.support.install import ROOT
from tests.web.people import any_skills, demo, newcomer
from tests.web.served import Served
from tests.web.test_hooks import keys_of
from tests.web.test_xapi_growth import leaves, link, map_to


def test_the_copied_example_grows_a_tree(served: Served) -> None:
    text = (ROOT / "docs" / "webhooks.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    keys, who = keys_of(served), newcomer(served)
    map_to(demo(served, "karim"), keys, "urn:activity:cours-7", any_skills(served, 1)[0])
    code = str(link(who, keys)["platform"]["code"])
    given = {"HOOK_URL": f"{served.url}/hooks/{keys.platform_id}", "HOOK_SECRET": keys.secret, "LEARNER": code}
    # Through no proxy: the server is on this machine.
    env = {**os.environ, **given, "no_proxy": "*"}
    done = subprocess.run(
        [sys.executable, "-c", example], env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert json.loads(done.stdout)["completions"] == 1
    assert len(leaves(who)) == 1
