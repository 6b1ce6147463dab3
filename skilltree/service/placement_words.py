"""What a placement test says of a skill, in one plain sentence; the level names are those of the screens."""

from __future__ import annotations

from typing import Final

from skilltree.model.words import Language, PlacedStanding

_LEVELS: Final = {
    Language.FR: ("avec de l’aide", "seul ou seule", "dans un cas nouveau", "et vous pouvez montrer aux autres"),
    Language.EN: ("with help", "alone", "in a new case", "and you can show others"),
}
_SENTENCES: Final = {
    Language.FR: ("Vous savez le faire, {how}.", "Vous apprenez.", "Le test ne peut pas encore le dire."),
    Language.EN: ("You can do it, {how}.", "You are learning.", "The test cannot tell yet."),
}
_SO_FAR: Final = {
    Language.FR: ("Vous savez déjà le faire, {how}. La suite s’apprend.", "Vous savez déjà le faire, {how}."),
    Language.EN: ("You can do it already, {how}. The rest can be learnt.", "You can do it already, {how}."),
}


def in_words(standing: PlacedStanding, level: int, language: Language) -> str:
    """Return the sentence. `level` (0 to 4) is what was surely shown, 0 when nothing was."""
    spoken = language if language in _SENTENCES else Language.FR
    knows, learning, unsure = _SENTENCES[spoken]
    if level == 0:
        return learning if standing is PlacedStanding.LEARNING else unsure
    so_far, at_least = _SO_FAR[spoken]
    said = {PlacedStanding.KNOWS: knows, PlacedStanding.LEARNING: so_far, PlacedStanding.UNSURE: at_least}[standing]
    return said.format(how=_LEVELS[spoken][level - 1])
