"""The tables, as the newest migration leaves them.

Moments end in ``_at`` and are UTC; civil dates end in ``_on``. Whatever names or describes a
person of an order lies only inside the sealed columns ``document``, ``reason`` and ``content``.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. Goes in with any zone, comes out in UTC; one without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment to be stored needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC, with its zone said."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


agencies = Table(
    "agencies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settings", JSON, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency_id", ForeignKey("agencies.id"), nullable=False),
    Column("username", String(100), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("badge", String(50), nullable=False),
    Column("telephone", String(50), nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("language", String(2)),
    Column("theme", String(20)),
    Column("disabled", Boolean, nullable=False, server_default=false()),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("agency_id", "id"),
    CheckConstraint(
        "role IN ('officer', 'dispatch', 'supervisor', 'instructor', 'admin')", name="role"
    ),
)

# Counted by the name typed, whether or not it is an account's, so that no answer tells which is.
sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    Column("username_hash", String(64), primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("since_at", UtcDateTime, nullable=False),
    Column("locked_until", UtcDateTime),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("user_id", ForeignKey("users.id"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    Column("device", String(60), nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("agency_id", ForeignKey("agencies.id")),
    Column("role", String(20)),
    Column("user_id", ForeignKey("users.id")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("name", String(200)),
    CheckConstraint("kind IN ('set_up', 'account', 'password')", name="kind"),
)

orders = Table(
    "orders",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("agency_id", ForeignKey("agencies.id"), nullable=False),
    Column("owner_id", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("status", String(20), nullable=False),
    Column("case_index", String(64)),
    Column("expires_on", Date),
    Column("expires_at", String(5)),
    Column("granted_at", UtcDateTime),
    Column("served", Boolean, nullable=False, server_default=false()),
    Column("locked", Boolean, nullable=False, server_default=false()),
    Column("deleted", Boolean, nullable=False, server_default=false()),
    Column("version", Integer, nullable=False),
    Column("document", LargeBinary, nullable=False),
    ForeignKeyConstraint(["agency_id", "owner_id"], ["users.agency_id", "users.id"]),
    Index(None, "agency_id", "updated_at"),
    Index(None, "agency_id", "case_index"),
)

order_versions = Table(
    "order_versions",
    metadata,
    Column("order_id", ForeignKey("orders.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("reason", LargeBinary, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("by_id", ForeignKey("users.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

saves = Table(
    "saves",
    metadata,
    Column("order_id", ForeignKey("orders.id"), primary_key=True),
    Column("save_id", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", Text, nullable=False),
)

# The decision receipts that officers chose to keep.
receipts = Table(
    "receipts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("agency_id", Integer, nullable=False),
    Column("user_id", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("tool", String(20), nullable=False),
    Column("content", LargeBinary, nullable=False),
    ForeignKeyConstraint(["agency_id", "user_id"], ["users.agency_id", "users.id"]),
    Index(None, "agency_id", "user_id", "created_at"),
)

# No foreign keys: what happened stays written even where its subject is gone.
events = Table(
    "events",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("agency_id", Integer),
    Column("user_id", Integer),
    Column("action", String(50), nullable=False),
    Column("order_id", String(36), index=True),
    Column("request_id", String(64)),
    Column("outcome", String(50), nullable=False),
    Column("details", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "agency_id", "sequence"),
)

key_checks = Table(
    "key_checks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),
)
