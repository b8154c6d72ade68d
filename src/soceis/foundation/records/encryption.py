"""Field encryption: AES-256-GCM, bound to the row, with keys that live outside the database.

A sealed value is text: "v1.KEYID.BASE64(nonce || ciphertext || tag)". The additional data is
"table|primary key|field", so that a value moved to another row or column cannot be opened.
"""

import base64
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = "v1"
NONCE_BYTES = 12


class CannotOpen(Exception):
    """A sealed value was changed, moved, or sealed with a key that this process does not have."""


@dataclass(frozen=True)
class Keyring:
    """Keys by identifier; the first one seals, all of them open."""

    keys: tuple[tuple[str, bytes], ...]

    @property
    def current(self) -> tuple[str, bytes]:
        return self.keys[0]

    def key(self, key_id: str) -> bytes:
        for known, key in self.keys:
            if known == key_id:
                return key
        raise CannotOpen(f"The key {key_id!r} is not in the keyring.")


def parse_keyring(text: str) -> Keyring:
    """Read "ID:BASE64,ID:BASE64" (32 bytes each), newest first."""
    keys = []
    for entry in filter(None, (part.strip() for part in text.split(","))):
        key_id, _, encoded = entry.partition(":")
        key = base64.b64decode(encoded)
        if len(key) != 32 or "." in key_id or not key_id:
            raise ValueError("A field key is written ID:BASE64 of 32 bytes; the ID has no full stop.")
        keys.append((key_id, key))
    if not keys:
        raise ValueError("There is no field key. Set SOCEIS_FIELD_KEYS.")
    return Keyring(tuple(keys))


def new_key_entry() -> str:
    """A fresh entry for SOCEIS_FIELD_KEYS."""
    key_id = secrets.token_hex(4)
    return f"{key_id}:{base64.b64encode(os.urandom(32)).decode()}"


@lru_cache(maxsize=4)
def _parsed(text: str) -> Keyring:
    return parse_keyring(text)


def keyring() -> Keyring:
    return _parsed(settings.SOCEIS_FIELD_KEYS)


def seal(text: str, bound_to: str) -> str:
    """Encrypt `text` so that it opens only with the same `bound_to`."""
    key_id, key = keyring().current
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), bound_to.encode())
    return f"{VERSION}.{key_id}.{base64.b64encode(nonce + sealed).decode()}"


def unseal(sealed: str, bound_to: str) -> str:
    """Decrypt; raises CannotOpen when the value was changed or moved, or its key is missing."""
    try:
        version, key_id, encoded = sealed.split(".", 2)
        raw = base64.b64decode(encoded, validate=True)
    except ValueError as error:
        raise CannotOpen("This is not a sealed value.") from error
    if version != VERSION:
        raise CannotOpen(f"Unknown version {version!r} of a sealed value.")
    try:
        opened = AESGCM(keyring().key(key_id)).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound_to.encode()
        )
    except InvalidTag as error:
        raise CannotOpen("A sealed value was changed or moved.") from error
    return opened.decode()


def sealed_with_current_key(sealed: str) -> bool:
    return sealed.split(".", 2)[1] == keyring().current[0]


def blind_index(text: str, purpose: str) -> str:
    """HMAC-SHA256 of the normalised text, for exact look-up of an encrypted value.

    Keyed by the oldest key of the ring, which stays through rotations until the index is rebuilt
    (`soceis keys retire`).
    """
    return blind_index_with(keyring().keys[-1][1], text, purpose)


def blind_index_with(key: bytes, text: str, purpose: str) -> str:
    """The blind index under a given key of the ring."""
    own = hashlib.sha256(b"blind index|" + key).digest()
    normal = " ".join(text.casefold().split())
    return hmac.new(own, f"{purpose}|{normal}".encode(), hashlib.sha256).hexdigest()
