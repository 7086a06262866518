from __future__ import annotations

from statistics import median
from time import perf_counter

import pytest
from argon2 import PasswordHasher

from fieldref.storage.passwords import (
    hash_password,
    needs_rehash,
    password_fault,
    verify_password,
)


def test_only_the_right_password_opens() -> None:
    kept = hash_password("contraseña larga")
    assert verify_password(kept, "contraseña larga")
    assert not verify_password(kept, "contraseña larga ")
    assert not verify_password("not a hash", "contraseña larga")


def test_a_hash_has_its_own_salt_and_the_figures_promised() -> None:
    first, second = hash_password("same words"), hash_password("same words")
    assert first != second
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_nobody_has_no_password() -> None:
    assert not verify_password(None, "the password of nobody")


def test_an_older_weaker_hash_is_to_be_made_anew() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("same words")
    assert verify_password(weak, "same words")
    assert needs_rehash(weak)
    assert not needs_rehash(hash_password("same words"))


def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    kept = hash_password("same words")
    verify_password(None, "warm up")

    def seconds(password_hash: str | None) -> float:
        start = perf_counter()
        verify_password(password_hash, "wrong words")
        return perf_counter() - start

    pairs = [(seconds(kept), seconds(None)) for _ in range(9)]
    known, unknown = (median(times) for times in zip(*pairs, strict=True))
    assert 0.5 < unknown / known < 2


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", "password_too_short"),
        ("1234567", "password_too_short"),
        ("password", "password_common"),
        ("PassWord123", "password_common"),
        ("ｐassword1", "password_common"),
        ("Officer-4412", "password_is_username"),
        ("x" * 1001, "password_too_long"),
        ("x" * 1000, None),
        ("eight 8!", None),
        ("ñandúes8", None),
    ],
)
def test_weak_passwords_are_refused_for_a_reason(password: str, fault: str | None) -> None:
    assert password_fault(password, "officer-4412") == fault
