"""The record of an agency is read by the number of its lines."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_events_agency_id_at", "events")
    op.create_index("ix_events_agency_id_sequence", "events", ["agency_id", "sequence"])


def downgrade() -> None:
    op.drop_index("ix_events_agency_id_sequence", "events")
    op.create_index("ix_events_agency_id_at", "events", ["agency_id", "at"])
