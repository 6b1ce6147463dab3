"""Whatever the reader of course files refuses has a plain sentence of its own in the studio (`files/fault.ts`)."""

import ast
import re

from tests.support.install import ROOT

FAULTS = ROOT / "frontend/src/features/studio/files/fault.ts"
READER = ROOT / "skilltree/interop/course_files"


def patterns() -> list[re.Pattern[str]]:
    found = re.findall(r"^  \[/(.+)/, '\w+'\],$", FAULTS.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.compile(one.replace(r"\/", "/")) for one in found]


def refusals() -> list[str]:
    """Every text that is given to a refusal, with 3 where something is put in."""
    texts = []
    for file in READER.glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "BadFileError":
                texts.append(call.args[1])
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "FileProblem":
                texts += [given.value for given in call.keywords if given.arg == "message"]
    return [said for text in texts if (said := _words(text))]


def _words(text: ast.expr) -> str | None:
    if isinstance(text, ast.Constant):
        return str(text.value)
    if isinstance(text, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "3" for part in text.values)
    return None


def test_each_refusal_of_a_course_file_has_words_on_the_screen() -> None:
    known = patterns()
    said = refusals()
    assert len(said) > 30
    assert [text for text in said if not any(pattern.search(text) for pattern in known)] == []
