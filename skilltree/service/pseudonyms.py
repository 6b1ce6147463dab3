"""Pseudonyms of nameless profiles: another one for each organisation, not linkable between two.

A person's row id (one 128-bit block) is enciphered with AES-256 under a key derived from the
server's secret and the organisation. Without the secret two organisations cannot tell whether
they saw the same person; the server turns a pseudonym back without a table.
"""

from __future__ import annotations

from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from skilltree.model.ids import OrganisationId, PersonId, encode_id, row_id
from skilltree.service.secrets import keyed_hash


def _cipher(secret: bytes, organisation_id: OrganisationId) -> Cipher[modes.ECB]:
    # One block under its own key: ECB is the bare block cipher here, a pseudorandom permutation.
    key = keyed_hash(secret, "pseudonym", organisation_id)
    return Cipher(algorithms.AES256(key), modes.ECB())  # noqa: S305


def pseudonym_of(secret: bytes, organisation_id: OrganisationId, person_id: PersonId) -> str:
    """Return the Talent id that this organisation sees of a person."""
    encryptor = _cipher(secret, organisation_id).encryptor()
    block = encryptor.update(row_id("Person", person_id).bytes) + encryptor.finalize()
    return encode_id("Talent", UUID(bytes=block))


def person_of(secret: bytes, organisation_id: OrganisationId, talent_id: str) -> PersonId:
    """Return the person behind an organisation's pseudonym; nobody's id for another's pseudonym."""
    decryptor = _cipher(secret, organisation_id).decryptor()
    block = decryptor.update(row_id("Talent", talent_id).bytes) + decryptor.finalize()
    return encode_id("Person", UUID(bytes=block))
