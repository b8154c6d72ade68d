"""Keyed codes in the place of identifiers, so that two organisations can link without showing each other names.

    encoded = encode(records, settings, read_secret(path))      # on each side's own machine, one shared secret
    write_encoded(encoded, path); read_encoded(path)            # a Parquet file
    link(encoded_service, encoded_police, ENCODED)              # anywhere, without the secret

docs/explanation/linkage.md says what the codes withstand and what they do not.
"""

from soceis.evaluation.linkage.encoding.files import (
    Encoded,
    encoding_settings,
    is_encoded,
    linkable,
    read_encoded,
    write_encoded,
)
from soceis.evaluation.linkage.encoding.making import encode
from soceis.evaluation.linkage.encoding.secrets import new_secret, read_secret

__all__ = [
    "Encoded",
    "encode",
    "encoding_settings",
    "is_encoded",
    "linkable",
    "new_secret",
    "read_encoded",
    "read_secret",
    "write_encoded",
]
