"""Agencies, people, orders, and what happened."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _people()
    _entrances()
    _orders()
    _records()


def downgrade() -> None:
    for table in (
        "key_checks",
        "events",
        "saves",
        "order_versions",
        "orders",
        "invitations",
        "sessions",
        "sign_in_failures",
        "users",
        "agencies",
    ):
        op.drop_table(table)


def _people() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agencies"),
        sa.UniqueConstraint("name", name="uq_agencies_name"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("agency_id", sa.Integer, nullable=False),
        sa.Column("username", sa.String(100), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("badge", sa.String(50), nullable=False),
        sa.Column("telephone", sa.String(50), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("language", sa.String(2)),
        sa.Column("theme", sa.String(20)),
        sa.Column("disabled", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_users_agency_id"),
        sa.UniqueConstraint("username", name="uq_users_username"),
        sa.UniqueConstraint("agency_id", "id", name="uq_users_agency_id_id"),
        sa.CheckConstraint(
            "role IN ('officer', 'dispatch', 'supervisor', 'instructor', 'admin')",
            name="ck_users_role",
        ),
    )


def _entrances() -> None:
    op.create_table(
        "sign_in_failures",
        sa.Column("username_hash", sa.String(64), nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("since_at", MOMENT, nullable=False),
        sa.Column("locked_until", MOMENT),
        sa.PrimaryKeyConstraint("username_hash", name="pk_sign_in_failures"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_seen_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
        sa.Column("device", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_sessions_user_id"),
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("agency_id", sa.Integer),
        sa.Column("role", sa.String(20)),
        sa.Column("user_id", sa.Integer),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_invitations_agency_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_invitations_user_id"),
        sa.CheckConstraint("kind IN ('set_up', 'account', 'password')", name="ck_invitations_kind"),
    )


def _orders() -> None:
    op.create_table(
        "orders",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("agency_id", sa.Integer, nullable=False),
        sa.Column("owner_id", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("case_index", sa.String(64)),
        sa.Column("expires_on", sa.Date),
        sa.Column("expires_at", sa.String(5)),
        sa.Column("granted_at", MOMENT),
        sa.Column("served", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("locked", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("deleted", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_orders"),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_orders_agency_id"),
        sa.ForeignKeyConstraint(
            ["agency_id", "owner_id"],
            ["users.agency_id", "users.id"],
            name="fk_orders_agency_id_owner_id",
        ),
    )
    op.create_index("ix_orders_agency_id_updated_at", "orders", ["agency_id", "updated_at"])
    op.create_index("ix_orders_agency_id_case_index", "orders", ["agency_id", "case_index"])
    op.create_table(
        "order_versions",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reason", sa.LargeBinary, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.Column("by_id", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("order_id", "number", name="pk_order_versions"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order_versions_order_id"),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_order_versions_by_id"),
    )


def _records() -> None:
    op.create_table(
        "saves",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("save_id", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("order_id", "save_id", name="pk_saves"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_saves_order_id"),
    )
    op.create_table(
        "events",
        sa.Column("sequence", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("agency_id", sa.Integer),
        sa.Column("user_id", sa.Integer),
        sa.Column("action", sa.String(50), nullable=False),
        sa.Column("order_id", sa.String(36)),
        sa.Column("request_id", sa.String(64)),
        sa.Column("outcome", sa.String(50), nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_events"),
    )
    op.create_index("ix_events_order_id", "events", ["order_id"])
    op.create_index("ix_events_agency_id_at", "events", ["agency_id", "at"])
    op.create_table(
        "key_checks",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_key_checks"),
    )
