"""`python -m tests.plain [AREA…]` prints what is to be mended; `--mend` puts the typography of the content right."""

import sys
import tomllib
from collections import Counter, defaultdict

from tests.plain.exceptions import read_exceptions
from tests.plain.reading import read_all
from tests.plain.reading_content import read_content
from tests.plain.reading_screens import button_places
from tests.plain.rules import all_findings, readability
from tests.plain.typography import mended
from tests.support.install import ROOT


def main(arguments: list[str]) -> int:
    """Print the findings of the areas that start with one of the arguments; all areas without any."""
    areas = tuple(one for one in arguments if one != "--mend") or ("",)
    if "--mend" in arguments:
        say(mend(areas))
        return 0
    left, idle = read_exceptions().sort(all_findings(read_all(), buttons=button_places()))
    shown = [one for one in left if one.area.startswith(areas)]
    for area in sorted({one.area for one in shown}):
        say([f"\n## {area}", *(f"  {one}" for one in shown if one.area == area)])
    counts = Counter(one.rule for one in shown).most_common()
    say([f"\n{len(shown)} findings", *(f"  {count:5}  {rule}" for rule, count in counts)])
    say(["Exceptions that nothing needs:", *(f"  {one}" for one in idle or ["none"])])
    say(["Hardest modules (Kandel and Moles):"])
    say([f"  {figure:5.1f}  {area}" for area, figure in readability(read_all())[:10]])
    return 1 if left or idle else 0


def say(lines: list[str]) -> None:
    """Print lines."""
    sys.stdout.write("\n".join(lines) + "\n")


def mend(areas: tuple[str, ...]) -> list[str]:
    """Put the French texts of these areas of the starter right, where they stand; return what was done."""
    done = []
    wrong: dict[str, set[str]] = defaultdict(set)
    for text in read_content():
        if text.language == "fr" and text.area.startswith(areas) and mended(text.text) != text.text:
            wrong[text.where.partition(":")[0]].add(text.text.rstrip("\n"))
    for name, texts in wrong.items():
        after = (ROOT / name).read_text(encoding="utf-8")
        for one in texts:
            after = after.replace(one, mended(one))
        tomllib.loads(after)
        (ROOT / name).write_text(after, encoding="utf-8")
        done.append(f"mended: {name}, {len(texts)} texts")
    return done


sys.exit(main(sys.argv[1:]))
