"""The starter's communes, territories and organisations as rows."""

from __future__ import annotations

from skilltree.model.person import Organisation, Territory
from skilltree.model.place import Commune
from skilltree.starter.names import organisation_id, territory_id
from skilltree.starter.shapes import CommuneEntry, OrganisationEntry, TerritoryEntry, both


def commune_row(commune: CommuneEntry) -> Commune:
    """Return a commune; an import of all communes refines it later."""
    return Commune(
        insee=commune.insee,
        name=commune.name,
        postcode=commune.postcode,
        latitude=commune.latitude,
        longitude=commune.longitude,
    )


def territory_row(territory: TerritoryEntry) -> Territory:
    """Return a territory."""
    return Territory(
        id=territory_id(territory.slug),
        code=territory.code,
        name=territory.name,
        languages=territory.languages,
        insee_codes=territory.communes,
        primary_colour=territory.colours.primary,
        accent_colour=territory.colours.accent,
    )


def organisation_row(organisation: OrganisationEntry) -> Organisation:
    """Return an organisation."""
    return Organisation(
        id=organisation_id(organisation.slug),
        territory_id=territory_id(organisation.territory),
        name=organisation.name,
        kind=organisation.kind,
        siret=organisation.siret,
        verified=organisation.verified,
        insee=organisation.commune,
        about=both(organisation.about_fr, organisation.about_en),
    )
