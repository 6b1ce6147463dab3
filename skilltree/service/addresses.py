"""Checking the addresses that codes are sent to, in one normal form."""

from __future__ import annotations

import re

from skilltree.model.errors import InvalidInput
from skilltree.model.person import Contact
from skilltree.model.words import Channel

_EMAIL = re.compile(r"[^@\s\x00-\x1f<>,;:\"]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?", re.IGNORECASE)
_PHONE = re.compile(r"\+[1-9]\d{7,14}")


def check_address(channel: Channel | None, address: str) -> Contact:
    """Return the contact in normal form. Raises InvalidInput when nothing can be sent there.

    French numbers (06 ..., 07 ...) become +33 numbers (E.164); e-mail addresses are lower-cased.
    """
    if len(address) > 320:
        raise InvalidInput("not an address", field="address")
    trimmed = address.strip()
    found = channel or (Channel.EMAIL if "@" in trimmed else Channel.SMS)
    if found is Channel.EMAIL:
        if not _EMAIL.fullmatch(trimmed) or not trimmed.isascii():
            raise InvalidInput("not an e-mail address", field="address")
        return Contact(channel=found, address=trimmed.lower())
    digits = re.sub(r"[\s.\-()]", "", trimmed)
    digits = f"+33{digits[1:]}" if re.fullmatch(r"0[1-9]\d{8}", digits) else digits
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    if not _PHONE.fullmatch(digits):
        raise InvalidInput("not a phone number", field="address")
    return Contact(channel=found, address=digits)
