"""notices"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('notices',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('urgency', sa.Text(), nullable=False),
    sa.Column('stage', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('plain', sa.Text(), nullable=False),
    sa.Column('roles', sa.Text(), nullable=False),
    sa.Column('silent_of', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('follows', sa.Text(), nullable=True),
    sa.Column('follows_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('ends_at', sa.BigInteger(), nullable=True),
    sa.Column('send_at', sa.BigInteger(), nullable=True),
    sa.Column('asks', sa.Boolean(), nullable=False),
    sa.Column('remind_after', sa.SmallInteger(), nullable=True),
    sa.Column('reminded_at', sa.BigInteger(), nullable=True),
    sa.Column('in_groups', sa.Boolean(), nullable=False),
    sa.Column('pin', sa.Boolean(), nullable=False),
    sa.Column('revision', sa.SmallInteger(), nullable=False),
    sa.Column('made_at', sa.BigInteger(), nullable=False),
    sa.Column('issued_at', sa.BigInteger(), nullable=True),
    sa.Column('gathered_at', sa.BigInteger(), nullable=True),
    sa.Column('settled_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("follows IN ('ticket', 'meeting')", name=op.f('ck_notices_follows')),
    sa.CheckConstraint("stage IN ('planned', 'sending', 'paused', 'sent', 'cancelled')", name=op.f('ck_notices_stage')),
    sa.CheckConstraint("urgency <> 'emergency' OR ends_at IS NOT NULL", name=op.f('ck_notices_end')),
    sa.CheckConstraint("urgency IN ('ordinary', 'emergency')", name=op.f('ck_notices_urgency')),
    sa.CheckConstraint('(follows IS NULL) = (follows_id IS NULL)', name=op.f('ck_notices_followed')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_notices_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['silent_of'], ['notices.id'], name=op.f('fk_notices_silent_of')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notices')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.create_index('ix_notices_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_notices_going_on', ['id'], unique=False, sqlite_where=sa.text("stage IN ('planned', 'sending')"), postgresql_where=sa.text("stage IN ('planned', 'sending')"))
        batch_op.create_index('ix_notices_issued_at', ['issued_at'], unique=False)
        batch_op.create_index('ix_notices_silent_of', ['silent_of'], unique=False)
        batch_op.create_index('ix_notices_to_remind', ['id'], unique=False, sqlite_where=sa.text('remind_after IS NOT NULL AND reminded_at IS NULL'), postgresql_where=sa.text('remind_after IS NOT NULL AND reminded_at IS NULL'))

    op.create_table('deliveries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('notice_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('roll_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('why', sa.Text(), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('revision', sa.SmallInteger(), nullable=False),
    sa.Column('sent_at', sa.BigInteger(), nullable=True),
    sa.Column('opened_at', sa.BigInteger(), nullable=True),
    sa.Column('acknowledged_at', sa.BigInteger(), nullable=True),
    sa.Column('reminded_at', sa.BigInteger(), nullable=True),
    sa.Column('told_at', sa.BigInteger(), nullable=True),
    sa.Column('told_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'queued', 'sent', 'failed')", name=op.f('ck_deliveries_state')),
    sa.CheckConstraint('(person_id IS NULL) <> (roll_id IS NULL)', name=op.f('ck_deliveries_whose')),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_deliveries_home_id')),
    sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_deliveries_notice_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_deliveries_person_id')),
    sa.ForeignKeyConstraint(['roll_id'], ['roll.id'], name=op.f('fk_deliveries_roll_id')),
    sa.ForeignKeyConstraint(['told_by'], ['people.id'], name=op.f('fk_deliveries_told_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deliveries')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.create_index('ix_deliveries_home_id', ['home_id'], unique=False)
        batch_op.create_index('ix_deliveries_notice_id_state', ['notice_id', 'state', 'id'], unique=False)
        batch_op.create_index('ix_deliveries_person_id', ['person_id'], unique=False)
        batch_op.create_index('ix_deliveries_roll_id', ['roll_id'], unique=False)
        batch_op.create_index('ix_deliveries_told_by', ['told_by'], unique=False)
        batch_op.create_index('ux_deliveries_person', ['notice_id', 'person_id'], unique=True, sqlite_where=sa.text('person_id IS NOT NULL'), postgresql_where=sa.text('person_id IS NOT NULL'))
        batch_op.create_index('ux_deliveries_roll', ['notice_id', 'roll_id'], unique=True, sqlite_where=sa.text('roll_id IS NOT NULL'), postgresql_where=sa.text('roll_id IS NOT NULL'))

    op.create_table('notice_areas',
    sa.Column('notice_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_notice_areas_area_id')),
    sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_notice_areas_notice_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('notice_id', 'area_id', name=op.f('pk_notice_areas'))
    )
    with op.batch_alter_table('notice_areas', schema=None) as batch_op:
        batch_op.create_index('ix_notice_areas_area_id', ['area_id'], unique=False)

    op.create_table('notice_files',
    sa.Column('notice_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.SmallInteger(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('file_id', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('photo', 'video', 'voice', 'document')", name=op.f('ck_notice_files_kind')),
    sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_notice_files_notice_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('notice_id', 'place', name=op.f('pk_notice_files'))
    )
    op.create_table('notice_posts',
    sa.Column('notice_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("state IN ('queued', 'posted', 'pinned', 'unpinned', 'failed')", name=op.f('ck_notice_posts_state')),
    sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_notice_posts_notice_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('notice_id', 'chat_id', name=op.f('pk_notice_posts'))
    )
    op.add_column('outbox', sa.Column('delivery_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
    op.create_index('ix_outbox_delivery_id', 'outbox', ['delivery_id'], unique=False, sqlite_where=sa.text("delivery_id IS NOT NULL AND state = 'pending'"), postgresql_where=sa.text("delivery_id IS NOT NULL AND state = 'pending'"))


def downgrade() -> None:
    op.drop_index('ix_outbox_delivery_id', table_name='outbox')
    op.drop_column('outbox', 'delivery_id')
    op.drop_table('notice_posts')
    op.drop_table('notice_files')
    with op.batch_alter_table('notice_areas', schema=None) as batch_op:
        batch_op.drop_index('ix_notice_areas_area_id')

    op.drop_table('notice_areas')
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.drop_index('ux_deliveries_roll', sqlite_where=sa.text('roll_id IS NOT NULL'), postgresql_where=sa.text('roll_id IS NOT NULL'))
        batch_op.drop_index('ux_deliveries_person', sqlite_where=sa.text('person_id IS NOT NULL'), postgresql_where=sa.text('person_id IS NOT NULL'))
        batch_op.drop_index('ix_deliveries_told_by')
        batch_op.drop_index('ix_deliveries_roll_id')
        batch_op.drop_index('ix_deliveries_person_id')
        batch_op.drop_index('ix_deliveries_notice_id_state')
        batch_op.drop_index('ix_deliveries_home_id')

    op.drop_table('deliveries')
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.drop_index('ix_notices_to_remind', sqlite_where=sa.text('remind_after IS NOT NULL AND reminded_at IS NULL'), postgresql_where=sa.text('remind_after IS NOT NULL AND reminded_at IS NULL'))
        batch_op.drop_index('ix_notices_silent_of')
        batch_op.drop_index('ix_notices_issued_at')
        batch_op.drop_index('ix_notices_going_on', sqlite_where=sa.text("stage IN ('planned', 'sending')"), postgresql_where=sa.text("stage IN ('planned', 'sending')"))
        batch_op.drop_index('ix_notices_by_id')

    op.drop_table('notices')
