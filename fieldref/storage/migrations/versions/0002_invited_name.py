"""Whom an invitation is for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("name", sa.String(200))
    with op.batch_alter_table("invitations") as table:
        table.add_column(column)


def downgrade() -> None:
    with op.batch_alter_table("invitations") as table:
        table.drop_column("name")
