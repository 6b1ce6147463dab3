"""Offers as the API "Offres d'emploi v2" of France Travail answers them."""

from __future__ import annotations

import re

import msgspec

from skilltree.interop.offers.kinds import kind_told
from skilltree.interop.offers.pay import pay_of_label, shortened
from skilltree.interop.offers.plain import one_line, plain_text
from skilltree.interop.offers.values import identifier_of, instant_of, link_of, weekly_hours
from skilltree.interop.text import UnfitRow
from skilltree.model.base import Struct
from skilltree.model.words import Language, OpportunityKind
from skilltree.service.ports.offers import Offer, SaidPlace, SaidSkill

SOURCE = "francetravail"
REQUIRED, WISHED = "E", "S"
LEVELS = {REQUIRED: 2, WISHED: 1}
"""The API gives no level: as everywhere 2 for what is required, 1 ("with help") for what is wished."""
MOST_SKILLS = 50
DEPARTMENT = re.compile(r"^\s*(?:\d{2,3}|2[AB])\s*-\s*", re.ASCII)
LICENCE = re.compile(r"^(?:permis\s+)?([A-Z][A-Z0-9]?\d?)\b", re.IGNORECASE | re.ASCII)


class Workplace(Struct, rename="camel"):
    """`lieuTravail`; the commune is an INSEE code, of an arrondissement in the three largest towns."""

    commune: str | None = None
    code_postal: str | None = None
    libelle: str | None = None


class Wanted(Struct, rename="camel"):
    """A competence, licence, diploma or language; `exigence` is E for required, S for wished."""

    code: str | None = None
    libelle: str | None = None
    exigence: str | None = None
    niveau_libelle: str | None = None
    domaine_libelle: str | None = None


class Pay(Struct, rename="camel"):
    """`salaire`."""

    libelle: str | None = None
    commentaire: str | None = None


class Company(Struct, rename="camel"):
    """`entreprise`; offers without a name are common."""

    nom: str | None = None


class Origin(Struct, rename="camel"):
    """`origineOffre`: the page of the offer."""

    url_origine: str | None = None


class Answer(Struct, rename="camel"):
    """`contact`: of it only the page for applying is read, never a name, an e-mail address or a number."""

    url_postulation: str | None = None


class FranceTravailOffer(Struct, rename="camel"):
    """The fields that are read; the API leaves out what it does not know."""

    intitule: str
    description: str | None = None
    lieu_travail: Workplace | None = None
    type_contrat: str | None = None
    type_contrat_libelle: str | None = None
    nature_contrat: str | None = None
    alternance: bool | None = None
    duree_travail_libelle: str | None = None
    duree_travail_libelle_converti: str | None = None
    experience_libelle: str | None = None
    salaire: Pay | None = None
    competences: tuple[Wanted, ...] | None = None
    permis: tuple[Wanted, ...] | None = None
    formations: tuple[Wanted, ...] | None = None
    langues: tuple[Wanted, ...] | None = None
    entreprise: Company | None = None
    contact: Answer | None = None
    origine_offre: Origin | None = None
    date_creation: str | None = None
    nombre_postes: int | None = None


def is_francetravail(entry: dict[str, object]) -> bool:
    """True for what looks like an offer of the API."""
    return "intitule" in entry or "romeCode" in entry


def identifier(entry: dict[str, object]) -> str:
    """Return the number of the offer, like 048KLTP. Raises UnfitRow without one."""
    given = entry.get("id")
    return identifier_of(str(given) if isinstance(given, str | int) else "")


def read_francetravail(entry: dict[str, object], language: Language) -> Offer:
    """Return the offer. Raises UnfitRow, also for a field of another type."""
    external_id = identifier(entry)
    try:
        said = msgspec.convert(entry, FranceTravailOffer, strict=False)
    except msgspec.ValidationError as error:
        raise UnfitRow(str(error)) from error
    place = said.lieu_travail or Workplace()
    licences = [wanted for wanted in said.permis or () if wanted.libelle]
    return Offer(
        source=SOURCE,
        external_id=external_id,
        kind=_kind(said),
        language=language,
        title=one_line(said.intitule),
        text=plain_text(said.description or ""),
        place=SaidPlace(
            insee=(place.commune or "").strip() or None,
            name=DEPARTMENT.sub("", one_line(place.libelle or "")) or None,
            postcode=(place.code_postal or "").strip() or None,
        ),
        employer=one_line(said.entreprise.nom or "") or None if said.entreprise else None,
        link=_link(said),
        posted_at=instant_of(said.date_creation or "", "dateCreation"),
        hours_per_week=weekly_hours(said.duree_travail_libelle or ""),
        pay=_pay(said.salaire, language),
        conditions=_conditions(said, licences),
        seats=said.nombre_postes,
        skills=(*_skills(said.competences or ()), *_licence_skills(licences)),
    )


def _kind(said: FranceTravailOffer) -> OpportunityKind:
    told = kind_told(said.nature_contrat or "", said.type_contrat or "", said.type_contrat_libelle or "")
    if told in (None, OpportunityKind.JOB) and said.alternance:
        return OpportunityKind.APPRENTICESHIP
    return told or OpportunityKind.JOB


def _link(said: FranceTravailOffer) -> str | None:
    """Return the public page of the offer, else the page for applying."""
    return link_of(said.origine_offre.url_origine if said.origine_offre else None) or link_of(
        said.contact.url_postulation if said.contact else None
    )


def _pay(pay: Pay | None, language: Language) -> dict[str, str] | None:
    return None if pay is None else pay_of_label(pay.libelle or "", pay.commentaire or "", language)


def _conditions(said: FranceTravailOffer, licences: list[Wanted]) -> str | None:
    """Return contract, experience, licences, diplomas and languages, the first ones first where it gets long."""
    hours = one_line(said.duree_travail_libelle_converti or "")
    parts = [
        one_line(said.type_contrat_libelle or said.type_contrat or ""),
        "" if weekly_hours(said.duree_travail_libelle or "") else hours,
        *(f"Permis {_licence_name(wanted)}{_demand(wanted, ' {}')}" for wanted in licences),
        _experience(one_line(said.experience_libelle or "")),
        *(f"{name}{_demand(wanted, ' ({})')}" for wanted in said.formations or () if (name := _diploma(wanted))),
        *(f"{name}{_demand(wanted, ' ({})')}" for wanted in said.langues or () if (name := _label(wanted))),
    ]
    return shortened(" · ".join(dict.fromkeys(part for part in parts if part))) or None


def _experience(label: str) -> str:
    """Return "Expérience : 1 an" for "1 An(s)"; "Débutant accepté" stays."""
    if not label[:1].isdigit():
        return label
    amount = label.lower().replace("an(s)", "an" if label.startswith("1 ") else "ans")
    return f"Expérience : {amount}"


def _diploma(wanted: Wanted) -> str:
    return one_line(wanted.niveau_libelle or wanted.domaine_libelle or "")


def _label(wanted: Wanted) -> str:
    return one_line(wanted.libelle or "")


def _demand(wanted: Wanted, form: str) -> str:
    """Return whether it is required or wished, in this form; nothing where the offer does not say."""
    words = {REQUIRED: "exigé", WISHED: "souhaité"}
    return form.format(words[wanted.exigence]) if wanted.exigence in words else ""


def _licence_name(wanted: Wanted) -> str:
    """Return "B" for "B - Véhicule léger"."""
    label = _label(wanted)
    found = LICENCE.match(label)
    return found[1].upper() if found else label


def _licence_skills(licences: list[Wanted]) -> list[SaidSkill]:
    return [
        SaidSkill(label=f"permis {_licence_name(wanted)}", level=LEVELS[REQUIRED])
        for wanted in licences
        if wanted.exigence == REQUIRED
    ]


def _skills(wanted: tuple[Wanted, ...]) -> list[SaidSkill]:
    return [
        SaidSkill(
            rome_code=(one.code or "").strip() or None,
            label=_label(one) or None,
            level=LEVELS.get(one.exigence or REQUIRED, LEVELS[REQUIRED]),
        )
        for one in wanted[:MOST_SKILLS]
        if one.code or one.libelle
    ]
