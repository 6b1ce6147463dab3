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


def pseudonym_of(secret: bytes, organisation_id: OrganisationId, person_id: PersonId) -> str:
    """Return the Talent id that this organisation sees of a person."""
    return _enciphered("Talent", _cipher(secret, "pseudonym", organisation_id), person_id)


def person_of(secret: bytes, organisation_id: OrganisationId, talent_id: str) -> PersonId:
    """Return the person behind an organisation's pseudonym; nobody's id for another's pseudonym."""
    return _deciphered("Talent", _cipher(secret, "pseudonym", organisation_id), talent_id)


def account_of(secret: bytes, organisation_id: OrganisationId, person_id: PersonId) -> str:
    """Return the AssistedAccount id by which an organisation that helps knows a person's account."""
    return _enciphered("AssistedAccount", _cipher(secret, "assistance", organisation_id), person_id)


def assisted_person(secret: bytes, organisation_id: OrganisationId, account_id: str) -> PersonId:
    """Return the person behind an AssistedAccount; nobody's id for another organisation's."""
    return _deciphered("AssistedAccount", _cipher(secret, "assistance", organisation_id), account_id)


def confirmer_of(secret: bytes, asker_id: PersonId, person_id: PersonId) -> str:
    """Return the Confirmer id by which somebody who looks for one knows a person."""
    return _enciphered("Confirmer", _cipher(secret, "confirmer", asker_id), person_id)


def confirmer_behind(secret: bytes, asker_id: PersonId, confirmer_id: str) -> PersonId:
    """Return the person behind a Confirmer; nobody's id for what another person was shown."""
    return _deciphered("Confirmer", _cipher(secret, "confirmer", asker_id), confirmer_id)


def _cipher(secret: bytes, use: str, reader_id: OrganisationId | PersonId) -> Cipher[modes.ECB]:
    # One block under its own key: ECB is the bare block cipher here, a pseudorandom permutation.
    return Cipher(algorithms.AES256(keyed_hash(secret, use, reader_id)), modes.ECB())  # noqa: S305


def _enciphered(type_name: str, cipher: Cipher[modes.ECB], person_id: PersonId) -> str:
    encryptor = cipher.encryptor()
    return encode_id(type_name, UUID(bytes=encryptor.update(row_id("Person", person_id).bytes) + encryptor.finalize()))


def _deciphered(type_name: str, cipher: Cipher[modes.ECB], pseudonym: str) -> PersonId:
    decryptor = cipher.decryptor()
    return encode_id("Person", UUID(bytes=decryptor.update(row_id(type_name, pseudonym).bytes) + decryptor.finalize()))
