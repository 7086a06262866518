from __future__ import annotations

import pytest

from fieldref.storage.db import Database
from tests.support.databases import (
    blank,
    database,
    database_url,
    migrated_url,
    postgres_server,
)
from tests.support.station import Station, add_station

__all__ = ["blank", "database", "database_url", "migrated_url", "postgres_server"]


@pytest.fixture
def station(database: Database) -> Station:  # noqa: F811
    return add_station(database, "fresno")


@pytest.fixture
def neighbour(database: Database) -> Station:  # noqa: F811
    return add_station(database, "madera")
