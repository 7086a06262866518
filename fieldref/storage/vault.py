"""Sealing what is personal: AES-256-GCM under keys derived from the installation's data key.

Every sealed text is bound to its place (table, agency, order, version), so that one moved
elsewhere does not open. A record made at first run tells a wrong key before anything is read.
"""

from __future__ import annotations

import hmac
import os
import unicodedata
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import insert, select

from fieldref.storage.db import Database, Transaction
from fieldref.storage.tables import key_checks, orders, receipts

_FORMAT = b"\x01"
_NONCE = 12
_INDEXED = 200  # normalising takes time with the square of the length
_CHECK_PLACE = ("key_checks", 1)
_CHECK_TEXT = b"fieldref"


class WrongKey(Exception):
    """The data key is not the one this database was made with; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(
            "The data key does not open this database: it was made with another key, and nothing "
            "was changed. Put back the key it was made with (FIELDREF_DATA_KEY, or the file "
            "data.key of the instance folder, from your backup). Without that key the orders in "
            "this database cannot be read by anyone; to begin anew, use an empty database."
        )


class Damaged(Exception):
    """A sealed text was changed, cut or moved after it was written."""


class Vault:
    """Seals and opens texts, and makes the blind index of case numbers, with one data key."""

    __slots__ = ("_cipher", "_index_key")

    def __init__(self, data_key: bytes) -> None:
        """``data_key``: 32 random bytes.

        Raises:
            ValueError: the key has another length.
        """
        if len(data_key) != 32:
            raise ValueError("the data key must be 32 bytes")
        self._cipher = AESGCM(_derive(data_key, b"fieldref sealed text"))
        self._index_key = _derive(data_key, b"fieldref case number index")

    def seal(self, text: bytes, *place: str | int) -> bytes:
        """The text, readable only with this key and only at this place."""
        nonce = os.urandom(_NONCE)
        return _FORMAT + nonce + self._cipher.encrypt(nonce, text, _bind(place))

    def open(self, sealed: bytes, *place: str | int) -> bytes:
        """What was sealed at this place.

        Raises:
            Damaged: it is not what was sealed here with this key.
        """
        if sealed[:1] != _FORMAT:
            raise Damaged("a sealed text has an unknown format")
        nonce, body = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            return self._cipher.decrypt(nonce, body, _bind(place))
        except (InvalidTag, ValueError) as error:
            raise Damaged(f"a sealed text does not open at {place[0]}") from error

    def case_index(self, agency_id: int, case_number: str | None) -> str | None:
        """What finds a case number without showing it; spaces, hyphens and case do not matter,
        nor does what stands after the first 200 letters.
        """
        plain = unicodedata.normalize("NFKC", (case_number or "")[:_INDEXED]).casefold()
        letters = "".join(letter for letter in plain if letter.isalnum())
        if not letters:
            return None
        text = f"{agency_id}:{letters}".encode("utf-8", "surrogatepass")
        return hmac.new(self._index_key, text, sha256).hexdigest()


def check_key(database: Database, vault: Vault) -> None:
    """Make sure that this key is the database's own; an empty database takes it as its own.

    Raises:
        WrongKey: the database was made with another key.
    """
    with database.writing() as transaction:
        sealed = transaction.execute(select(key_checks.c.sealed)).scalar()
        if sealed is None:
            return _first_check(transaction, vault)
    try:
        vault.open(sealed, *_CHECK_PLACE)
    except Damaged as error:
        raise WrongKey from error


def sealed_check(vault: Vault) -> bytes:
    """The record by which ``check_key`` knows this key."""
    return vault.seal(_CHECK_TEXT, *_CHECK_PLACE)


def _first_check(transaction: Transaction, vault: Vault) -> None:
    for table in (orders, receipts):
        if transaction.execute(select(table.c.id).limit(1)).first():
            raise WrongKey  # something sealed without a check record: somebody removed it
    transaction.execute(insert(key_checks).values(id=1, sealed=sealed_check(vault)))


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)


def _bind(place: tuple[str | int, ...]) -> bytes:
    return "\x1f".join(map(str, place)).encode()
