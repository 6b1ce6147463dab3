"""Posting to an address that a stranger chose, as careful as `public_fetch`; no redirect is followed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from http.client import HTTPException
from typing import Final

from skilltree.interop.public_fetch import SECONDS, PublicFetcher, address_parts
from skilltree.service.ports.fetching import CannotFetch

MOST_ANSWER: Final = 10_000
"""Read of an answer, so that the connection ends in good order; nobody looks at it."""


class PublicPoster(PublicFetcher):
    """Posts to public addresses only."""

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Return the status of the answer. Raises CannotFetch. Takes time: call it beside the event loop."""
        end = time.monotonic() + SECONDS
        host, path = address_parts(url)
        try:
            with self.connected(host, end) as connection:
                connection.request("POST", path, body=body, headers={**headers, "Accept-Encoding": "identity"})
                response = connection.getresponse()
                response.read(MOST_ANSWER)
                return response.status
        except (OSError, HTTPException, ValueError) as error:
            raise CannotFetch(f"{host} does not answer: {type(error).__name__}") from error
