"""Every text that somebody may read, with where it stands: starter content, screens, messages, the page itself."""

from functools import cache

from tests.plain.reading_content import read_content
from tests.plain.reading_screens import read_screens
from tests.plain.reading_server import read_messages, read_page
from tests.plain.texts import Text


@cache
def read_all() -> tuple[Text, ...]:
    """Return all texts in both languages. Cached: Node takes two seconds to say the words of the screens."""
    return (*read_content(), *read_screens(), *read_messages(), *read_page())
