from __future__ import annotations

from tests.support.databases import (
    blank,
    database,
    database_url,
    migrated_url,
    postgres_server,
)

__all__ = ["blank", "database", "database_url", "migrated_url", "postgres_server"]
