from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from fieldref.storage.db import migrate, open_database
from tests.soak.storm import SAVERS, is_whole, one_round
from tests.support.station import add_station


def storm(folder: Path, rounds: int, seed: int) -> None:
    """Rounds of killing; after each, what was acknowledged is there, whole and once."""
    url = f"sqlite:///{folder / 'fieldref.db'}"
    database = open_database(url)
    migrate(database)
    station = add_station(database, "fresno")
    database.close()
    chance = Random(seed)
    acknowledged = cut_off = 0
    for number in range(1, rounds + 1):
        left = one_round(url, station, folder, chance)
        where = f"round {number} of {rounds}, seed {seed}"
        assert left.acknowledged <= left.found, f"an acknowledged save is lost in {where}"
        assert left.found == left.recorded, f"a save is half there in {where}"
        assert left.events == len(left.found), f"a save and the record differ in {where}"
        unheard = left.found - left.acknowledged
        assert len(unheard) <= SAVERS, f"saves nobody made in {where}"
        assert number % 10 or is_whole(url), f"damaged after {where}"
        acknowledged += len(left.acknowledged)
        cut_off += len(unheard)
    assert is_whole(url)
    assert acknowledged > rounds
    print(f"{rounds} rounds: {acknowledged} saves acknowledged, {cut_off} cut off after commit")


def test_no_acknowledged_save_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    storm(tmp_path, 8, seed=6256)


@pytest.mark.soak
def test_no_acknowledged_save_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    storm(tmp_path, 200, seed=20261123)
