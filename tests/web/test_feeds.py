"""Feeds of opportunities, read as other sites, readers and calendars would, by the standards' own rules."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from skilltree.interop.feeds import write_atom, write_calendar, write_linked
from skilltree.interop.offers import jobposting
from skilltree.model.ids import new_id
from skilltree.model.place import Commune
from skilltree.model.words import Language, OpportunityKind
from skilltree.service.ports.feeds import Feed, FeedItem
from tests.graphql.stage import NEIGHBOURLY
from tests.web.people import demo, newcomer, organisation
from tests.web.served import Served

CODE = "200057867"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = 'Élan; "à", \\ <b>&amp;\n' + "𝄞é" * 60 + "\x0b\ufffe"
TYPES = {
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


def item(**more: Any) -> FeedItem:
    values: dict[str, Any] = {
        "id": new_id("Opportunity"),
        "address": "https://example.org/pres-de-moi/x",
        "kind": OpportunityKind.WORKSHOP,
        "title": HOSTILE,
        "text": HOSTILE,
        "language": Language.FR,
        "organisation": "L’Atelier, SARL",
        "posted_at": datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
        "commune": Commune(insee="93066", name="Saint-Denis", postcode="93200", latitude=48.9356, longitude=2.3539),
    }
    return FeedItem(**(values | more))


def feed(*items: FeedItem) -> Feed:
    return Feed(
        code=CODE,
        name="Plaine Commune",
        address="https://example.org",
        language=Language.FR,
        updated_at=datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
        items=items,
    )


def unfolded(calendar: bytes) -> list[str]:
    """The content lines of a calendar (RFC 5545, section 3.1), each checked for its length and its end."""
    assert calendar.endswith(b"\r\n")
    physical = calendar.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    for line in physical:
        line.decode()  # no character is cut in two
    return calendar.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def events(calendar: bytes) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in unfolded(calendar):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT":
            found[-1].setdefault(name, value)
    return found


def test_a_calendar_holds_what_has_a_day_and_survives_hostile_text() -> None:
    timed = item(starts_on=date(2026, 12, 1), at_time="18:30", venue="Salle; B")
    days = item(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 2))
    summer = item(starts_on=date(2026, 7, 1), at_time="18:30", hours_total=2.5)
    found = events(write_calendar(feed(timed, days, summer, item())))
    assert len(found) == 3
    assert (found[0]["DTSTART"], found[0]["DTEND"]) == ("20261201T173000Z", "20261201T183000Z")
    assert (found[1]["DTSTART;VALUE=DATE"], found[1]["DTEND;VALUE=DATE"]) == ("20261201", "20261203")
    assert (found[2]["DTSTART"], found[2]["DTEND"]) == ("20260701T163000Z", "20260701T190000Z")
    assert found[0]["LOCATION"] == "Salle\\; B\\, Saint-Denis"
    assert found[0]["UID"] != found[1]["UID"]
    told = re.sub(r"\\([\\;,])", r"\1", found[0]["SUMMARY"].replace("\\n", "\n"))
    assert told == HOSTILE.replace("\x0b", "").replace("\ufffe", "")


def test_an_atom_feed_has_what_the_standard_asks_for() -> None:
    root = fromstring(write_atom(feed(item(), item(title="Deux")), "https://example.org/feeds/x"))  # noqa: S314 -- our own, written a moment ago
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
            assert parent.findtext(f"{ATOM}{name}")
        assert datetime.fromisoformat(parent.findtext(f"{ATOM}updated") or "").tzinfo is not None
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries] == ["L’Atelier, SARL"] * 2
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert {link.get("href") for link in root.findall(f"{ATOM}link[@rel='self']")} == {"https://example.org/feeds/x"}
    assert entries[0].findtext(f"{ATOM}title") == HOSTILE.replace("\x0b", "").replace("\ufffe", "")


@pytest.mark.parametrize("kind", sorted(OpportunityKind))
def test_each_kind_is_a_thing_of_schema_org(kind: OpportunityKind) -> None:
    for day in (None, date(2999, 1, 2)):
        told = json.loads(
            write_linked(feed(item(kind=kind, starts_on=day, pay="SMIC", seats=3)), "https://example.org/f")
        )
        [listed] = told["itemListElement"]
        thing = listed["item"]
        assert thing["@type"] in {"JobPosting", "Course", "Event", "Offer"}
        assert thing["@type"] != "Event" or thing["startDate"] == "2999-01-02"
        if thing["@type"] == "JobPosting":
            # As search engines ask for: title, description, day, organisation and place; and we read our own back.
            assert {"title", "description", "datePosted", "hiringOrganization", "jobLocation"} <= set(thing)
            read = jobposting.read_posting(thing, Language.FR)
            assert (read.kind, read.employer, read.seats) == (kind, "L’Atelier, SARL", 3)


@pytest.mark.parametrize("ending", TYPES)
def test_a_feed_is_public_names_nobody_and_is_kept(served: Served, ending: str) -> None:
    name, contact = "Voisine Zinzolin", "Madame Zeugme"
    title = f"Chantier {ending} zinzolin"
    newcomer(served, name).do("postOpportunity", **(NEIGHBOURLY | {"contactName": name, "title": f"{name} roule"}))
    made = demo(served, "sophie").do(
        "postOpportunity",
        "... on OpportunityPosted { opportunity { id } }",
        **(
            NEIGHBOURLY
            | {"kind": "WORKSHOP", "organisation": organisation("fibre-nord"), "title": title, "contactName": contact}
            | {"startsOn": "2999-05-01", "endsOn": "2999-05-01", "atTime": "10:00"}
        ),
    )
    path = f"/feeds/{CODE}/opportunities.{ending}"
    got = served.shared.get(path)
    assert (got.status_code, got.headers["content-type"]) == (200, TYPES[ending])
    assert title in (" ".join(each["SUMMARY"] for each in events(got.content)) if ending == "ics" else got.text)
    for secret in (name, contact, "sophie@"):
        assert secret not in got.text
    again = served.shared.get(path, headers={"if-none-match": got.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    hidden = {"opportunity": made["opportunity"]["id"], "verdict": "HIDE", "note": "Non"}
    assert demo(served, "helene").do("moderateOpportunity", **hidden)["__typename"] == "OpportunityModerated"
    changed = served.shared.get(path, headers={"if-none-match": got.headers["etag"]})
    assert changed.status_code == 200
    assert title not in changed.text.replace("\r\n ", "")


@pytest.mark.parametrize("path", ["/feeds/999999999/opportunities.ics", f"/feeds/{CODE}/people.ics", f"/feeds/{CODE}"])
def test_there_is_no_other_feed(served: Served, path: str) -> None:
    assert served.shared.get(path).headers["content-type"].partition(";")[0] != "text/calendar"


def test_an_empty_calendar_is_still_one() -> None:
    assert unfolded(write_calendar(feed()))[-1] == "END:VCALENDAR"
