"""What a told text says of time and people: for how many years, how often, for whom. Its author changes it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from skilltree.engine.telling.clauses import Clause
from skilltree.model.base import Struct
from skilltree.model.telling import ForWhom, Often

_NUMBERS: Final = {
    word: value
    for value, words in {
        1: "un une one a an", 2: "deux two", 3: "trois three", 4: "quatre four", 5: "cinq five", 6: "six",
        7: "sept seven", 8: "huit eight", 9: "neuf nine", 10: "dix ten", 12: "douze twelve",
        15: "quinze fifteen", 20: "vingt twenty", 30: "trente thirty",
    }.items()
    for word in words.split()
}  # fmt: skip
_COUNT: Final = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_YEARS: Final = re.compile(rf"\b{_COUNT} (?:ans|an|annee|annees|year|years|etes)\b")
_MONTHS: Final = re.compile(rf"\b{_COUNT} (?:mois|month|months)\b")
_SINCE: Final = re.compile(r"\b(?:depuis|since|from) (?:\w+ ){0,2}((?:19|20)\d\d)\b")
_AGE: Final = re.compile(rf"\b(?:j|elle|il|qui) (?:ai|a) {_COUNT} ans\b|\b{_COUNT} years old\b")
_DAY: Final = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week ?end)"
_OFTEN: Final = {
    Often.ONCE: r"""
        une (?:seule )?fois(?! par)
        deux fois(?! par)
        once(?! a)""",
    Often.DAILY: r"""
        (?:tous les|chaque) (?:jours?|matins?|soirs?|midis?)
        tout le temps
        toute la journee
        every ?day
        quotidien\w*""",
    Often.WEEKLY: rf"""
        (?:les? |chaque |every |tous les ){_DAY}s?
        (?:par|chaque|toutes les|every) (?:semaines?|week)""",
    Often.MONTHLY: r"(?:par|tous les|chaque|every) (?:mois|month)",
    Often.SOMETIMES: r"""
        de temps en temps
        parfois
        des fois
        quelques? fois
        sometimes
        a l occasion
        pendant (?:les vacances|l ete)""",
}
_MINE: Final = r"(?:mon|ma|mes|my) (?:petite? |petits |grande? |grands )?"
_FOR: Final = {
    ForWhom.WORK: r"""
        (?:travaill|boss|patron|entreprise|salari|employe|apprenti)\w*
        boulot|taf|usine|metier|interim|contrat|cdi|cdd|stage|paye|payee|resto|restaurant|magasin|au black
        worked|job""",
    ForWhom.ASSOCIATION: r"asso|association\w*|benevol\w*|club|restos du coeur|secours|volunteer\w*|maraudes?",
    ForWhom.NEIGHBOURS: r"""
        voisin\w*|quartier|immeuble|etage|gens|amis|copains|copines|potes
        neighbou?r\w*|friends?""",
    ForWhom.FAMILY: rf"""
        {_MINE}(?:soeurs?|freres?|mere|maman|pere|papa|enfants?|fils|filles?|cousine?s?|tante|oncle|gosses|parents)
        {_MINE}(?:grandmere|grandpere|grandsparents|mamie|papi|neveux?|nieces?|mari|femme|beaupere|bellemere)
        {_MINE}(?:sister|brother|mother|father|kids|children|family)
        famille""",
    ForWhom.SELF: r"chez moi|pour moi|moi meme|a la maison|myself|at home",
}
MOST_YEARS: Final = 60


class Facts(Struct):
    """What was told beside the skills; None and empty where nothing was."""

    years: float | None = None
    often: Often | None = None
    for_whom: tuple[ForWhom, ...] = ()


def facts_of(clauses: list[Clause], today: date) -> Facts:
    """Return what the clauses tell of time and people, the first of each."""
    text = " , ".join(" ".join(word.text for word in clause.words) for clause in clauses)
    return Facts(
        years=_years(text, today),
        often=next((often for often, ways in _OFTEN.items() if _says(text, ways)), None),
        for_whom=tuple(whom for whom, ways in _FOR.items() if _says(text, ways)),
    )


def _says(text: str, ways: str) -> bool:
    """Tell whether a text has one of these ways, one or more a line."""
    one_of = "|".join(line.strip() for line in ways.strip().splitlines())
    return re.search(rf"\b(?:{one_of})\b", text) is not None


def _years(text: str, today: date) -> float | None:
    since = _SINCE.search(text)
    if since:
        years = float(today.year - int(since[1]))
        return years if 0 < years <= MOST_YEARS else None
    text = _AGE.sub(" ", text)
    for pattern, unit in ((_YEARS, 1.0), (_MONTHS, 1 / 12)):
        found = pattern.search(text)
        if found:
            years = round(_number(found[1]) * unit, 2)
            return years if 0 < years <= MOST_YEARS else None
    return None


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)
