"""What authors write, as learners get it: in the wording that suits them, and never as a script."""

import json
from typing import Any

import pytest

from skilltree.starter import read_starter
from skilltree.starter.names import skill_id
from tests.e2e.authors import Author
from tests.e2e.playing import Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

#: Nobody of the starter teaches it and nothing comes before it: a test of it asks for nothing else.
SKILL = "jardiner"
EVIL = "window.hacked = (window.hacked ?? 0) + 1"


def skill(slug: str) -> str:
    return skill_id(next(row for row in read_starter().skills if row.slug == slug))


def question(text: str, **more: Any) -> dict[str, Any]:
    choices = [{"text": f"{text} {name}", "right": name == "oui"} for name in ("oui", "non", "peut-être")]
    return {"text": text, "explanation": "C’est ainsi.", "choices": choices} | more


def block(title: str, text: str, **more: Any) -> dict[str, Any]:
    return {"kind": "TEXT", "title": title, "text": text} | more


def test_the_wording_that_a_test_advises_opens_by_itself(
    theatre: Theatre, own_server: SkilltreeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = Author(own_server.url)
    texts = {"easier": "Les mots simples.", "harder": "Pour aller plus loin."}
    tested = author.publish(
        title="Semer des radis",
        teaches=[{"skill": skill(SKILL), "level": 2}],
        questions=[question(f"Question {number} ?") for number in range(6)],
        blocks=[block("La terre", "Les mots de tous les jours.", **texts), block("Les graines", "Rien d’autre ici.")],
    )
    other = author.publish(
        title="Tresser un panier",
        teaches=[{"skill": skill("cuisiner"), "level": 1}],
        questions=[],
        blocks=[block("L’osier", "Les mots de tous les jours.", **texts)],
    )
    told = {"skill": skill(SKILL), "tested": tested, "other": other}
    monkeypatch.setenv("SKILLTREE_WRITTEN", json.dumps(told))

    reports = theatre.play("wording", own_server.url)
    assert [report["done"] for report in reports[:-1]] == [
        "somebody for whom it is new takes the small test",
        "its module opens in easier words",
        "they are still there after the app was closed",
        "another module stays as it was",
        "the person has the last word",
    ]
    assert reports[-1] == {"troubles": []}


def test_script_in_a_module_is_text_in_the_browser(
    theatre: Theatre, own_server: SkilltreeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = f"<img src=x onerror='{EVIL}'>"
    text = "\n\n".join(
        [
            f"<script>{EVIL}</script>",
            f"[clic](javascript:{EVIL}) et ![image](javascript:{EVIL})",
            f"**{tag}** `{tag}`",
            f"- {tag}\n- <svg onload='{EVIL}'></svg>",
            f"# {tag}",
            f"<a href='javascript:{EVIL}'>ici</a> <iframe srcdoc='<script>{EVIL}</script>'></iframe>",
            "🌱 \u202eà l’envers\u202c مرحبا",
        ]
    )
    evil = question(f"{tag} ?")
    module = Author(own_server.url).publish(
        title=f"Coudre {tag}",
        summary=tag,
        teaches=[{"skill": skill("cuisiner"), "level": 1}],
        questions=[evil | {"explanation": f"<script>{EVIL}</script>{tag}"}],
        blocks=[block(f"Le fil {tag}", text, easier=f"Simple {tag}")],
    )
    monkeypatch.setenv("SKILLTREE_WRITTEN", json.dumps({"module": module, "tag": tag, "title": f"Coudre {tag}"}))
    reports = theatre.play("hostile_text", own_server.url)
    assert [report["done"] for report in reports[:-1]] == ["read", "in other words", "asked", "explained", "searched"]
    assert reports[-1] == {"troubles": []}
