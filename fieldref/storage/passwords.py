"""Passwords: what is refused as one, and how one is kept (argon2id, 19 MiB, 2 passes, 1 lane)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from fieldref.storage.users import username_key

MINIMUM = 8
MAXIMUM = 1000

Fault = Literal[
    "password_too_short", "password_too_long", "password_common", "password_is_username"
]

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# The likeliest guesses of eight characters and more; shorter ones are refused by length.
_COMMON_TEXT = """
    12345678 123456789 1234567890 0123456789 87654321 987654321 9876543210 11111111 00000000
    88888888 12341234 12121212 11223344 1122334455 123123123 12344321 123454321 147258369
    123456789a a123456789 a1234567 abcd1234 abc12345 1234abcd 1234qwer qwer1234 qwerty12
    qwerty123 qwerty1234 qwertyui qwertyuiop asdfghjk asdfghjkl asdfasdf zxcvbnm1 1q2w3e4r
    1q2w3e4r5t q1w2e3r4 1qaz2wsx 1qazxsw2 zaq12wsx zaq1zaq1 qazwsxedc password password1
    password12 password123 password1234 password! passw0rd p@ssword p@ssw0rd pa55word letmein1
    letmein123 letmein! welcome1 welcome12 welcome123 welcome! changeme changeme1 changeme123
    iloveyou iloveyou1 iloveyou2 sunshine sunshine1 princess princess1 football football1
    baseball baseball1 basketball superman superman1 batman123 spiderman starwars starwars1
    pokemon123 computer computer1 internet whatever trustno1 trustno1! jennifer michelle
    michael1 jordan23 charlie1 danielle jessica1 ashley123 samantha victoria elizabeth
    liverpool chelsea1 arsenal1 dragon123 monkey123 shadow123 master123 mustang1 corvette
    mercedes garfield butterfly chocolate cheese123 flower123 blink182 midnight midnight1
    secret123 administrator admin123 admin1234 administr8 rootroot testtest test1234 guest123
    user1234 default1 temp1234 temporary summer123 summer2024 summer2025 summer2026 winter123
    winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025 autumn2026 january1
    december1 monday123 friday123 contrasena contraseña contrasena1 tequiero teamomucho
    policia123 police123 police911 sheriff1 sheriff123 officer1 officer123 dispatch1 dispatch911
    protect1 california california1 lawenforcement fieldref fieldref1 fieldref123
"""
_COMMON = frozenset(_COMMON_TEXT.split())


def password_fault(password: str, username: str = "") -> Fault | None:
    """Why this cannot be a password; None where it can."""
    if len(password) < MINIMUM:
        return "password_too_short"
    if len(password) > MAXIMUM:
        return "password_too_long"
    if username and username_key(password) == username_key(username):
        return "password_is_username"
    return "password_common" if username_key(password) in _COMMON else None


def hash_password(password: str) -> str:
    """The password's hash with its own salt; some tens of milliseconds, outside transactions."""
    return _HASHER.hash(_bytes(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password is right. With no hash it is not, and that takes as long."""
    try:
        right = _HASHER.verify(password_hash or _nobody(), _bytes(password))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return right and password_hash is not None


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with older, weaker figures than today's."""
    return _HASHER.check_needs_rehash(password_hash)


@cache
def _nobody() -> str:
    return hash_password("the password of nobody")


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
