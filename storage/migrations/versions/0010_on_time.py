"""on time"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("until", sa.BigInteger(), nullable=True))
    _out_of_parcels()
    for table in ("deliveries", "notice_posts"):
        op.add_column(table, sa.Column("ahead", sa.SmallInteger(), nullable=True))
    op.add_column("deliveries", sa.Column("earlier", sa.Text(), nullable=True))
    op.add_column("notice_posts", sa.Column("held_at", sa.BigInteger(), nullable=True))
    confirmed = sa.text("state = 'confirmed'")
    op.create_index(
        "ix_claims_settled_at",
        "claims",
        ["settled_at"],
        sqlite_where=confirmed,
        postgresql_where=confirmed,
    )
    counted = sa.text("stage NOT IN ('withdrawn', 'rejected', 'merged')")
    for column in ("filed_at", "finish_by"):
        op.create_index(
            f"ix_tickets_{column}",
            "tickets",
            [column],
            sqlite_where=counted,
            postgresql_where=counted,
        )


def downgrade() -> None:
    op.drop_index("ix_claims_settled_at", "claims")
    op.drop_index("ix_tickets_finish_by", "tickets")
    op.drop_index("ix_tickets_filed_at", "tickets")
    op.drop_column("notice_posts", "held_at")
    op.drop_column("deliveries", "earlier")
    for table in ("notice_posts", "deliveries"):
        op.drop_column(table, "ahead")
    op.drop_column("outbox", "until")


def _out_of_parcels() -> None:
    """What is held until the morning said so inside its payload."""
    connection = op.get_bind()
    held = connection.execute(
        sa.text("SELECT id, payload FROM outbox WHERE state = 'pending' AND priority >= 100")
    ).all()
    for row_id, payload in held:
        until = json.loads(payload).get("until")
        if until is not None:
            connection.execute(
                sa.text("UPDATE outbox SET until = :until WHERE id = :id"),
                {"id": row_id, "until": until},
            )
