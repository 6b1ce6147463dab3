"""An exception excuses what it names and nothing else, says why, and goes when it is no longer needed."""

from pathlib import Path

import msgspec
import pytest

from tests.plain.conftest import MakeText
from tests.plain.exceptions import Exceptions, Exempted, read_exceptions
from tests.plain.texts import Finding, finding

WHY = "a reason"


@pytest.fixture
def wrong(make_text: MakeText) -> Finding:
    return finding("forbidden-word", make_text("Un usager", where="a.toml: x.y"), "usager", "say: les gens")


@pytest.mark.parametrize(
    ("one", "covers"),
    [
        (Exempted(rule="forbidden-word", where="a.toml: x.y", why=WHY), True),
        (Exempted(rule="forbidden-word", where="a.toml: *", why=WHY, found="usager", language="fr"), True),
        (Exempted(rule="forbidden-word", where="a.toml: x", why=WHY), False),
        (Exempted(rule="sentence-length", where="a.toml: x.y", why=WHY), False),
        (Exempted(rule="forbidden-word", where="a.toml: x.y", why=WHY, found="apprenant"), False),
        (Exempted(rule="forbidden-word", where="a.toml: x.y", why=WHY, language="en"), False),
    ],
)
def test_an_exception_excuses_what_it_names(wrong: Finding, one: Exempted, *, covers: bool) -> None:
    left, idle = Exceptions(same_in_both=(), exceptions=(one,)).sort([wrong])
    assert (left == [], idle == []) == (covers, covers)


def test_a_word_of_both_languages_is_excused_once_it_is_listed(make_text: MakeText) -> None:
    same = finding("same-in-both", make_text("Triangle"), "triangle", "translate it")
    listed = Exceptions(same_in_both=("triangle", "violet"), exceptions=())
    assert listed.sort([same]) == ([], ["same_in_both: violet"])


def test_an_exception_without_a_reason_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "exceptions.toml"
    file.write_text('same_in_both = []\n[[exceptions]]\nrule = "capitals"\nwhere = "x"\n', encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="why"):
        read_exceptions(file)


def test_every_reason_says_something() -> None:
    read = read_exceptions()
    assert [one.where for one in read.exceptions if len(one.why) < 7] == []
    assert len(set(read.exceptions)) == len(read.exceptions)
