"""Every figure of plain language, in one place. docs/plain-language.md says where they come from."""

from tests.plain.texts import Kind

MOST_WORDS = {
    ("fr", Kind.SCREEN): 15,
    ("en", Kind.SCREEN): 17,
    ("fr", Kind.SERVER): 15,
    ("en", Kind.SERVER): 17,
    ("fr", Kind.CONTENT): 20,
    ("en", Kind.CONTENT): 22,
    ("fr", Kind.LABEL): 9,
    ("en", Kind.LABEL): 10,
}
"""Words of one sentence, by language and kind of text. A label is read as one glance, not as a sentence."""

MOST_WORDS_ON_A_BUTTON = 5

MOST_WORDS_ON_AVERAGE = 12
"""Words of a sentence on average, over the texts of one module, in either language."""

LEAST_READABLE = 80
"""Kandel and Moles: 60 to 70 is standard, 70 to 80 fairly easy, above 80 easy."""

FOREIGN_WORDS = {Kind.CONTENT: 2, Kind.SCREEN: 1, Kind.SERVER: 1, Kind.LABEL: 2}
"""So many words of the other language betray a text that was never translated. Courses quote a few."""

CAPITALS_IN_A_ROW = 3
"""So many words in capitals are a shout; one or two are a set of initials or a sign on a wall."""
