"""The words of the screens, said by Node from the front end's dictionaries, and which of them stand on buttons."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.plain.texts import Kind, Text
from tests.support.install import ROOT

FRONTEND = ROOT / "frontend"
_ALIAS = re.compile(r"const (\w+) = \$derived\(t\(\)\.([\w.]+)\)")
_BUTTON = re.compile(r"<(Button|button)(?=[\s>])")


def read_screens() -> Iterator[Text]:
    """Yield each text of each dictionary. A dictionary's file is named without its language."""
    for leaf in _said_by_node():
        path = Path(leaf["file"])
        stem, language = path.name.removesuffix(".ts").split(".")
        area = "app/words" if stem == "shared" else f"features/{path.parent.name}"
        where = f"frontend/{path.parent}/{stem}.*.ts: {leaf['key']}"
        for text in leaf["texts"]:
            yield Text(where=where, area=area, language=language, kind=Kind.SCREEN, text=text)


def _said_by_node() -> list[dict[str, str]]:
    """Run the front end's own script. `make test` has installed its packages; alone, this does."""
    if not (FRONTEND / "node_modules" / ".installed").exists():
        subprocess.run(["make", "frontend/node_modules/.installed"], cwd=ROOT, check=True)
    command = [str(ROOT / "scripts" / "node.sh"), "node", "scripts/words.mjs"]
    done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"frontend/scripts/words.mjs: {done.stderr.strip()}")
    said: list[dict[str, str]] = json.loads(done.stdout)
    return said


def button_places(folder: Path = FRONTEND / "src") -> set[str]:
    """Return the `where` of each text that a button shows, found in the screens' own files."""
    keys = {key for path in sorted(folder.rglob("*.svelte")) for key in button_keys(path.read_text("utf-8"))}
    # A tall button says in a second line, smaller, what the first one means.
    return {_where(key) for key in keys if not key.endswith("Hint")}


def button_keys(source: str) -> set[str]:
    """Return the keys (`start.tree.keep`) of the texts on the buttons of one Svelte file."""
    aliases = dict(_ALIAS.findall(source))
    keys = set()
    for match in _BUTTON.finditer(source):
        start = _end_of_tag(source, match.end())
        inner = source[start : source.find(f"</{match[1]}>", start)]
        shown = re.sub(r'<span class="sr-only">.*?</span>', "", inner)
        keys.update(re.findall(r"\bt\(\)\.([\w.]+)", shown))
        for alias, path in aliases.items():
            keys.update(f"{path}.{rest}" for rest in re.findall(rf"(?<![\w.]){alias}\.([\w.]+)", shown))
    return keys


def _end_of_tag(source: str, at: int) -> int:
    """Return where the opening tag ends: a `>` inside braces is an arrow, not its end."""
    depth = 0
    while at < len(source) and (depth or source[at] != ">"):
        depth += {"{": 1, "}": -1}.get(source[at], 0)
        at += 1
    return at + 1 if source[at - 1 : at] != "/" else at


def _where(key: str) -> str:
    feature, _, rest = key.partition(".")
    own = (FRONTEND / "src" / "features" / feature / "words.fr.ts").exists()
    file, name = (f"features/{feature}/words", rest) if own else ("app/words/shared", key)
    return f"frontend/src/{file}.*.ts: {name}"
