"""Identifiers that tell nothing about a person."""

import secrets
from uuid import UUID, uuid4

# No 0/O, 1/I/L, U: read aloud over a telephone without mistakes (after Crockford's base 32).
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_LENGTH = 6


def new_id() -> UUID:
    """A random identifier of 122 bits; it is never shown to people."""
    return uuid4()


def new_reference() -> str:
    """A short reference that a person can say, such as "K7QX3M"."""
    return "".join(secrets.choice(ALPHABET) for _ in range(REFERENCE_LENGTH))
