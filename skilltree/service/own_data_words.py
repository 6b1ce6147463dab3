"""What each table of one's data is for, in plain words; a test asks for an entry for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from skilltree.model.base import Localized

ABOUT: Final[Mapping[str, Localized]] = {
    "access_log": {"fr": "Qui a regardé, quoi, pourquoi et quand", "en": "Who looked, at what, why and when"},
    "assistance": {"fr": "Qui peut refaire votre carte", "en": "Who may make your card again"},
    "badge_fact": {"fr": "Ce que vos badges ont fait pousser", "en": "What your badges let grow"},
    "card": {"fr": "Vos cartes", "en": "Your cards"},
    "confirmation_ask": {
        "fr": "À qui vous avez demandé, et qui vous a demandé",
        "en": "Who you asked, and who asked you",
    },
    "confirmation_link": {"fr": "Les confirmations que vous avez demandées", "en": "Confirmations that you asked for"},
    "consent": {"fr": "Ce que vous avez accepté ou repris", "en": "What you agreed to or took back"},
    "contact": {"fr": "Vos adresses et numéros", "en": "Your addresses and numbers"},
    "contact_request": {"fr": "Les recruteurs qui vous ont écrit", "en": "Recruiters who wrote to you"},
    "credential": {"fr": "Vos attestations", "en": "Your certificates"},
    "credential_share": {"fr": "À qui vous montrez une attestation", "en": "Who you show a certificate to"},
    "evidence": {"fr": "Ce qui montre ce que vous savez faire", "en": "What shows what you can do"},
    "goal": {"fr": "Votre but", "en": "Your goal"},
    "help_code": {"fr": "Votre code pour être aidé", "en": "Your code to be helped"},
    "locked_phone": {"fr": "Les téléphones qui gardent votre profil", "en": "Phones that keep your profile"},
    "media": {"fr": "Les photos que vous avez envoyées", "en": "Photos that you sent"},
    "membership": {"fr": "Ce que vous faites pour des structures", "en": "What you do for organisations"},
    "notice": {"fr": "Les messages pour vous prévenir", "en": "Messages to let you know"},
    "notice_choice": {"fr": "Comment vous voulez être prévenu", "en": "How you want to be told"},
    "opportunity": {"fr": "Ce que vous avez proposé", "en": "What you offered"},
    "passkey": {"fr": "Vos clés d'accès", "en": "Your passkeys"},
    "person": {"fr": "Votre profil", "en": "Your profile"},
    "placement": {"fr": "Vos tests de départ", "en": "Your placement tests"},
    "placement_answer": {"fr": "Vos réponses à ces tests", "en": "Your answers in these tests"},
    "progress": {"fr": "Les modules que vous avez commencés", "en": "Modules that you began"},
    "push_subscription": {"fr": "Les appareils qui reçoivent ces messages", "en": "Devices that get these messages"},
    "question_for_author": {"fr": "Vos questions aux auteurs", "en": "Your questions to authors"},
    "received_badge": {"fr": "Les badges que vous avez apportés", "en": "Badges that you brought"},
    "response": {"fr": "Vos réponses, et celles que vous avez reçues", "en": "Your answers, and those that you got"},
    "retraction": {"fr": "Ce que vous avez retiré", "en": "What you took back"},
    "session": {"fr": "Vos appareils connectés", "en": "Your signed-in devices"},
    "session_seat": {"fr": "Vos places aux séances", "en": "Your seats at sessions"},
    "set_aside": {"fr": "Les confirmations qui ne comptent pas", "en": "Confirmations that do not count"},
    "tree_share": {"fr": "À qui vous montrez votre arbre", "en": "Who you show your tree to"},
    "visibility": {"fr": "Qui peut voir quoi", "en": "Who may see what"},
    "week_aim": {"fr": "Vos heures par semaine", "en": "Your hours a week"},
    "week_entry": {"fr": "Ce que vous avez noté dans vos semaines", "en": "What you noted in your weeks"},
    "week_share": {"fr": "À qui vous montrez une semaine", "en": "Who you show a week to"},
    "willing_confirmer": {"fr": "Si vous voulez bien confirmer", "en": "Whether you are willing to confirm"},
    "work": {"fr": "Les exercices que vous avez rendus", "en": "Exercises that you handed in"},
    "workshop_fact": {"fr": "Ce qu'on vous a vu faire en atelier", "en": "What you were seen doing at workshops"},
    "workshop_seat": {"fr": "Les ateliers où vous étiez", "en": "Workshops where you were"},
    "xapi_grown": {"fr": "Ce que d'autres sites ont fait pousser", "en": "What other sites let grow"},
    "xapi_known_as": {"fr": "Comment d'autres sites vous connaissent", "en": "How other sites know you"},
    "xapi_link": {"fr": "Les sites que vous avez liés", "en": "Sites that you linked"},
    "xapi_statement": {"fr": "Ce que ces sites ont dit de vous", "en": "What these sites told about you"},
}
