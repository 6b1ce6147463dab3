"""The words of the screens, said by Node from the front end's dictionaries, and which of them stand on buttons."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.plain.texts import Kind, Text
from tests.support.install import ROOT

FRONTEND = ROOT / "frontend"
_DICTIONARY = re.compile(r"^import \{ words as (\w+) \} from '([./\w]+)\.fr'", re.MULTILINE)
_ALIAS = re.compile(r"const (\w+) = \$derived\(t\(\)\.([\w.]+)\)")
_BUTTON = re.compile(r"<(Button|button)(?=[\s>])")


def read_screens() -> Iterator[Text]:
    """Yield each text of each dictionary. A dictionary's file is named without its language."""
    for leaf in _said_by_node():
        path = Path(leaf["file"])
        stem, language = path.name.removesuffix(".ts").split(".")
        area = path.parent.relative_to("src").as_posix()
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


@cache
def _dictionaries() -> dict[str, str]:
    """Return the file of each dictionary with a name of its own, as in `t().start`: the whole one imports it so."""
    whole = FRONTEND / "src" / "app" / "words"
    sources = "\n".join((whole / name).read_text(encoding="utf-8") for name in ("fr.ts", "fr.rest.ts"))
    files = {name: (whole / path).resolve() for name, path in _DICTIONARY.findall(sources) if name != "shared"}
    return {name: path.relative_to(ROOT).as_posix() for name, path in files.items()}


def _where(key: str) -> str:
    name, _, rest = key.partition(".")
    own = _dictionaries().get(name)
    return f"{own}.*.ts: {rest}" if own else f"frontend/src/app/words/shared.*.ts: {key}"
