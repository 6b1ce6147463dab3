"""The views are what the ports say, to the names of the parameters: use cases pass them by name."""

import inspect
from collections.abc import Callable

import pytest

from skilltree.service.ports import (
    assistance,
    badge_rows,
    confirming,
    courses,
    credentials,
    doors,
    evidence,
    hooks,
    identity,
    insight,
    keys,
    ledger,
    media,
    moderation,
    notices,
    opportunities,
    outbox,
    own_data,
    people,
    placements,
    privacy,
    retention,
    suggestions,
    taxonomy,
    teaching,
    territories,
    tree_shares,
    week,
    workshops,
    xapi,
)
from skilltree.service.ports.store import Reading, Store, Writing
from skilltree.store import SqlStore
from skilltree.store.connection import Connection
from skilltree.store.views import SqlReading, SqlWriting

PORTS = {
    "assistance": (assistance.AssistanceReads, assistance.AssistanceWrites),
    "confirming": (confirming.ConfirmingReads, confirming.ConfirmingWrites),
    "badges": (badge_rows.BadgeReads, badge_rows.BadgeWrites),
    "courses": (courses.CourseReads, courses.CourseWrites),
    "credentials": (credentials.CredentialReads, credentials.CredentialWrites),
    "doors": (doors.DoorReads, doors.DoorWrites),
    "evidence": (evidence.EvidenceReads, evidence.EvidenceWrites),
    "hooks": (hooks.HookReads, hooks.HookWrites),
    "identity": (identity.IdentityReads, identity.IdentityWrites),
    "insight": (insight.InsightReads, insight.InsightWrites),
    "keys": (None, keys.Keys),
    "ledger": (ledger.LedgerReads, ledger.LedgerWrites),
    "media": (media.MediaReads, media.MediaWrites),
    "moderation": (moderation.ModerationReads, moderation.ModerationWrites),
    "notices": (notices.NoticeReads, notices.NoticeWrites),
    "opportunities": (opportunities.OpportunityReads, opportunities.OpportunityWrites),
    "outbox": (outbox.OutboxReads, outbox.OutboxWrites),
    "own_data": (own_data.OwnDataReads, own_data.OwnDataWrites),
    "people": (people.PeopleReads, people.PeopleWrites),
    "placements": (placements.PlacementReads, placements.PlacementWrites),
    "privacy": (privacy.PrivacyReads, privacy.PrivacyWrites),
    "retention": (None, retention.Retention),
    "suggestions": (suggestions.SuggestionReads, suggestions.SuggestionWrites),
    "taxonomy": (taxonomy.TaxonomyReads, taxonomy.TaxonomyWrites),
    "teaching": (teaching.TeachingReads, teaching.TeachingWrites),
    "territories": (territories.TerritoryReads, territories.TerritoryWrites),
    "tree_shares": (tree_shares.TreeShareReads, tree_shares.TreeShareWrites),
    "week": (week.WeekReads, week.WeekWrites),
    "workshops": (workshops.WorkshopReads, workshops.WorkshopWrites),
    "xapi": (xapi.XapiReads, xapi.XapiWrites),
}


def conforms(store: SqlStore, reading: SqlReading, writing: SqlWriting) -> tuple[Store, Reading, Writing]:
    """Let mypy compare the types."""
    return store, reading, writing


def methods(port: type) -> dict[str, Callable[..., object]]:
    found = inspect.getmembers(port, inspect.isfunction)
    return {name: method for name, method in found if not name.startswith("_")}


@pytest.mark.parametrize("name", PORTS)
@pytest.mark.parametrize("side", [0, 1])
def test_parameters_bear_the_ports_names(name: str, side: int) -> None:
    port = PORTS[name][side]
    if port is None:
        assert name in {"keys", "retention"}
        return
    view = (SqlReading, SqlWriting)[side](Connection.__new__(Connection))
    part = type(getattr(view, name))
    wanted = {method: list(inspect.signature(call).parameters) for method, call in methods(port).items()}
    given = {method: list(inspect.signature(getattr(part, method)).parameters) for method in wanted}
    assert wanted
    assert given == wanted


def test_every_port_is_looked_at() -> None:
    assert set(PORTS) == {name for name in vars(Writing) if not name.startswith("_")}
