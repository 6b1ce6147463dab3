"""The ports of one transaction, side by side."""

from __future__ import annotations

from skilltree.store.assistance import AssistanceReading, AssistanceWriting
from skilltree.store.authoring import CourseWriting
from skilltree.store.badges import BadgeReading, BadgeWriting
from skilltree.store.confirming import ConfirmingReading, ConfirmingWriting
from skilltree.store.connection import Connection
from skilltree.store.courses import CourseReading
from skilltree.store.credentials import CredentialReading
from skilltree.store.credentials_writing import CredentialWriting
from skilltree.store.doors import DoorReading, DoorWriting
from skilltree.store.evidence import EvidenceReading, EvidenceWriting
from skilltree.store.hooks import HookReading, HookWriting
from skilltree.store.identity import IdentityReading, IdentityWriting
from skilltree.store.insight import InsightReading, InsightWriting
from skilltree.store.keys import KeysWriting
from skilltree.store.ledger import LedgerReading, LedgerWriting
from skilltree.store.media import MediaReading, MediaWriting
from skilltree.store.moderation import ModerationReading, ModerationWriting
from skilltree.store.notices import NoticeReading, NoticeWriting
from skilltree.store.opportunities import OpportunityReading, OpportunityWriting
from skilltree.store.outbox import OutboxReading, OutboxWriting
from skilltree.store.own_data import OwnDataReading, OwnDataWriting
from skilltree.store.people import PeopleReading, PeopleWriting
from skilltree.store.placements import PlacementReading, PlacementWriting
from skilltree.store.privacy import PrivacyReading, PrivacyWriting
from skilltree.store.retention import RetentionWriting
from skilltree.store.suggestions import SuggestionReading, SuggestionWriting
from skilltree.store.taxonomy import TaxonomyReading
from skilltree.store.taxonomy_writing import TaxonomyWriting
from skilltree.store.teaching import TeachingReading
from skilltree.store.teaching_writing import TeachingWriting
from skilltree.store.territories import TerritoryReading, TerritoryWriting
from skilltree.store.tree_shares import TreeShareReading, TreeShareWriting
from skilltree.store.week import WeekReading, WeekWriting
from skilltree.store.workshops import WorkshopReading, WorkshopWriting
from skilltree.store.xapi import XapiReading
from skilltree.store.xapi_writing import XapiWriting


class SqlReading:
    """See `service.ports.store.Reading`."""

    def __init__(self, connection: Connection) -> None:
        self.assistance = AssistanceReading(connection)
        self.confirming = ConfirmingReading(connection)
        self.badges = BadgeReading(connection)
        self.courses = CourseReading(connection)
        self.credentials = CredentialReading(connection)
        self.doors = DoorReading(connection)
        self.evidence = EvidenceReading(connection)
        self.hooks = HookReading(connection)
        self.identity = IdentityReading(connection)
        self.insight = InsightReading(connection)
        self.ledger = LedgerReading(connection)
        self.media = MediaReading(connection)
        self.moderation = ModerationReading(connection)
        self.notices = NoticeReading(connection)
        self.opportunities = OpportunityReading(connection)
        self.outbox = OutboxReading(connection)
        self.own_data = OwnDataReading(connection)
        self.people = PeopleReading(connection)
        self.placements = PlacementReading(connection)
        self.privacy = PrivacyReading(connection)
        self.suggestions = SuggestionReading(connection)
        self.taxonomy = TaxonomyReading(connection)
        self.teaching = TeachingReading(connection)
        self.territories = TerritoryReading(connection)
        self.tree_shares = TreeShareReading(connection)
        self.week = WeekReading(connection)
        self.workshops = WorkshopReading(connection)
        self.xapi = XapiReading(connection)


class SqlWriting:
    """See `service.ports.store.Writing`."""

    def __init__(self, connection: Connection) -> None:
        self.assistance = AssistanceWriting(connection)
        self.confirming = ConfirmingWriting(connection)
        self.badges = BadgeWriting(connection)
        self.courses = CourseWriting(connection)
        self.credentials = CredentialWriting(connection)
        self.doors = DoorWriting(connection)
        self.evidence = EvidenceWriting(connection)
        self.hooks = HookWriting(connection)
        self.identity = IdentityWriting(connection)
        self.insight = InsightWriting(connection)
        self.keys = KeysWriting(connection)
        self.ledger = LedgerWriting(connection)
        self.media = MediaWriting(connection)
        self.moderation = ModerationWriting(connection)
        self.notices = NoticeWriting(connection)
        self.opportunities = OpportunityWriting(connection)
        self.outbox = OutboxWriting(connection)
        self.own_data = OwnDataWriting(connection)
        self.people = PeopleWriting(connection)
        self.placements = PlacementWriting(connection)
        self.privacy = PrivacyWriting(connection)
        self.retention = RetentionWriting(connection)
        self.suggestions = SuggestionWriting(connection)
        self.taxonomy = TaxonomyWriting(connection)
        self.teaching = TeachingWriting(connection)
        self.territories = TerritoryWriting(connection)
        self.tree_shares = TreeShareWriting(connection)
        self.week = WeekWriting(connection)
        self.workshops = WorkshopWriting(connection)
        self.xapi = XapiWriting(connection)
