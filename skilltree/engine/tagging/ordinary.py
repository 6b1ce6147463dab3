"""Words that are spelled right, though labels may have another word one letter away.

Not a dictionary: only what was corrected wrongly in the starter's skills when everyday words were tried, and in
taxonomies' descriptions, which are spelled well. Folded; French, then English.
"""

from __future__ import annotations

from typing import Final

_FRENCH: Final = """
about aout avait avais avant avants ballon ballons beche boule boules bouche certain certaines certains cherche
college colleges copain copine copines cordonner cousin cousine cousins cousines cuisinier demain demains economes
enfin etais etait etaient evaluer evaluation exces faits ferais ferait galon gris grise honte liasse lecher macher
maniere manieres media medias mixte mixtes moitie montagne montagnes nain nains pencher penser pense permet permets
permettre pisser planete poile poils potable precher prevision previsions propre proche reprise regule relier riche
riches roche roches secteur secteurs securise serieuse serieux sociable solide solides souhaite soutient souvent tandis
valeur valeurs valise valorise ventre voile voiles voisin voisine vision
"""
_ENGLISH: Final = """
after ahead analyst analyste black brain brand brands brown came careers chests clock clocks coating compliant
composing conformity controller create created creates deals diver divers economic ethnic evaluate father forging friend
friends goals hearing heard hers identify lean leaning learn master media mold month months plain plains planet
potable produce racking raking river rivers seeing ship ships skating sweet swing swinging tilting tying vision wave
waves weight while years yearn
"""

ORDINARY: Final = frozenset(f"{_FRENCH} {_ENGLISH}".split())
