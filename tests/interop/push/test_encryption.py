"""Messages for one browser: the example of RFC 8291 (Appendix A, section 5), and what only that browser opens."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from skilltree.interop.push.encryption import PADDED_BYTES, sealed_message

PLAIN = b"When I grow up, I want to be a watermelon"
OWN = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
BROWSER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
BROWSER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def private(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(raw(text), "big"), ec.SECP256R1())


def opened(body: bytes, key: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """What a browser does, written apart from the code under test."""
    salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
    sender, sealed = body[21 : 21 + length], body[21 + length :]
    assert size == 4096
    own = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))

    def derived(secret: bytes, salted: bytes, info: bytes, count: int) -> bytes:
        return HKDF(algorithm=SHA256(), length=count, salt=salted, info=info).derive(secret)

    secret = derived(shared, auth, b"WebPush: info\0" + own + sender, 32)
    key_, nonce = (
        derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16),
        derived(secret, salt, b"Content-Encoding: nonce\0", 12),
    )
    plain = AESGCM(key_).decrypt(nonce, sealed, None).rstrip(b"\0")
    assert plain.endswith(b"\x02")
    return plain[:-1]


def test_the_example_of_the_standard() -> None:
    made = sealed_message(
        PLAIN, p256dh=raw(BROWSER), auth=raw(AUTH), own=private(OWN), salt=raw(SALT), padded=len(PLAIN) + 1
    )
    assert urlsafe_b64encode(made).rstrip(b"=").decode() == BODY
    assert opened(made, private(BROWSER_PRIVATE), raw(AUTH)) == PLAIN


def test_only_that_browser_opens_it_and_its_length_tells_nothing() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    auth = b"0123456789abcdef"
    made = [sealed_message(text, p256dh=public, auth=auth) for text in (b"", b"x", b"{}" * 200)]
    assert {len(one) for one in made} == {16 + 4 + 1 + 65 + PADDED_BYTES + 16}
    assert [opened(one, key, auth) for one in made] == [b"", b"x", b"{}" * 200]
    assert sealed_message(b"x", p256dh=public, auth=auth) != made[1]
    with pytest.raises(InvalidTag):
        opened(made[1], ec.generate_private_key(ec.SECP256R1()), auth)
    with pytest.raises(InvalidTag):
        opened(made[1], key, b"another secret!!")


@pytest.mark.parametrize("point", [b"", b"\x04" + b"\0" * 64, b"\x04" + b"\x01" * 64, b"\x02" + b"\x01" * 32])
def test_a_point_that_is_none_is_refused(point: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        sealed_message(b"x", p256dh=point, auth=b"0" * 16)


def test_more_than_a_record_is_refused() -> None:
    with pytest.raises(ValueError, match="record"):
        sealed_message(b"x" * 4_096, p256dh=raw(BROWSER), auth=raw(AUTH))
