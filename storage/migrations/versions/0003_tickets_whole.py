"""tickets whole"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('answers',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('question', sa.Text(), nullable=True),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('retired_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_answers_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answers')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('answers', schema=None) as batch_op:
        batch_op.create_index('ux_answers_question', ['question'], unique=True, sqlite_where=sa.text("question IS NOT NULL AND retired_at IS NULL"), postgresql_where=sa.text("question IS NOT NULL AND retired_at IS NULL"))

    op.create_table('incidents',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('category', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('starts_at', sa.BigInteger(), nullable=False),
    sa.Column('ends_at', sa.BigInteger(), nullable=True),
    sa.Column('over_at', sa.BigInteger(), nullable=True),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_incidents_area_id')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_incidents_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_incidents')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('incidents', schema=None) as batch_op:
        batch_op.create_index('ix_incidents_going_on', ['category'], unique=False, sqlite_where=sa.text('over_at IS NULL'), postgresql_where=sa.text('over_at IS NULL'))

    op.create_table('kept_out',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('mark', sa.Text(), nullable=False),
    sa.Column('salt', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_kept_out_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kept_out')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('kept_out', schema=None) as batch_op:
        batch_op.create_index('ix_kept_out_mark', ['mark'], unique=False)
        batch_op.create_index('ix_kept_out_person_id', ['person_id'], unique=False)

    op.create_table('rules',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('category', sa.Text(), nullable=True),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_rules_area_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_rules_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rules')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('rules', schema=None) as batch_op:
        batch_op.create_index('ux_rules_category', ['area_id', 'category'], unique=True, sqlite_where=sa.text('category IS NOT NULL'), postgresql_where=sa.text('category IS NOT NULL'))
        batch_op.create_index('ux_rules_general', ['area_id'], unique=True, sqlite_where=sa.text('category IS NULL'), postgresql_where=sa.text('category IS NULL'))

    op.create_table('anonymous_reporters',
    sa.Column('ticket_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_anonymous_reporters_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_anonymous_reporters_ticket_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('ticket_id', name=op.f('pk_anonymous_reporters'))
    )
    with op.batch_alter_table('anonymous_reporters', schema=None) as batch_op:
        batch_op.create_index('ix_anonymous_reporters_person_id', ['person_id'], unique=False)

    op.create_table('returns',
    sa.Column('ticket_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_returns_organisation_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_returns_ticket_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('ticket_id', 'organisation_id', name=op.f('pk_returns'))
    )
    op.create_table('seconds',
    sa.Column('ticket_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_seconds_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_seconds_ticket_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('ticket_id', 'person_id', name=op.f('pk_seconds'))
    )
    with op.batch_alter_table('seconds', schema=None) as batch_op:
        batch_op.create_index('ix_seconds_person_id', ['person_id'], unique=False)

    with op.batch_alter_table('tickets', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('behalf', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('dispatched_at', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('accept_by', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('warn_at', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('unaccepted_told', sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column('look_at', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('finish_by', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('extended_at', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('paused_at', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('waiting', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('alarm', sa.SmallInteger(), nullable=True))
        batch_op.add_column(sa.Column('contacted', sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column('merged_into', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_index('ix_tickets_area_id', ['area_id'], unique=False)
        batch_op.create_index('ix_tickets_look_at', ['look_at'], unique=False, sqlite_where=sa.text('look_at IS NOT NULL'), postgresql_where=sa.text('look_at IS NOT NULL'))
        batch_op.create_index('ix_tickets_merged_into', ['merged_into'], unique=False, sqlite_where=sa.text('merged_into IS NOT NULL'), postgresql_where=sa.text('merged_into IS NOT NULL'))
        batch_op.create_index('ix_tickets_done', ['finished_at', 'area_id', 'organisation_id', 'outcome', 'reopenings', 'contacted', 'stars'], unique=False, sqlite_where=sa.text('finished_at IS NOT NULL'), postgresql_where=sa.text('finished_at IS NOT NULL'))
        batch_op.create_index('ix_tickets_reopened', ['id'], unique=False, sqlite_where=sa.text('finished_at IS NULL AND reopenings > 0'), postgresql_where=sa.text('finished_at IS NULL AND reopenings > 0'))
        batch_op.create_index('ix_tickets_open', ['area_id', 'danger', 'finish_by', 'id', 'category', 'stage', 'organisation_id', 'assignee_id', 'warn_at', 'paused_at'], unique=False, sqlite_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"), postgresql_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"))
        batch_op.create_index('ix_tickets_open_category', ['category', 'area_id', 'building', 'spot', 'id'], unique=False, sqlite_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"), postgresql_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"))
        batch_op.create_index('ix_tickets_finished_category', ['category', 'area_id', 'building', 'finished_at'], unique=False, sqlite_where=sa.text("stage IN ('finished', 'closed')"), postgresql_where=sa.text("stage IN ('finished', 'closed')"))
        batch_op.drop_constraint(batch_op.f('ck_tickets_stage'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_tickets_stage'), "stage IN ('filed', 'dispatched', 'offered', 'accepted', 'finished', 'closed', 'withdrawn', 'rejected', 'merged')")
        batch_op.create_check_constraint(batch_op.f('ck_tickets_waiting'), "waiting IN ('parts', 'access', 'weather', 'funds', 'other_body')")
        batch_op.create_check_constraint(batch_op.f('ck_tickets_dispatched'), "stage <> 'dispatched' OR organisation_id IS NOT NULL")
        batch_op.create_check_constraint(batch_op.f('ck_tickets_merged'), "(stage = 'merged') = (merged_into IS NOT NULL)")
        batch_op.create_check_constraint(batch_op.f('ck_tickets_paused'), "(paused_at IS NULL) = (waiting IS NULL)")
        batch_op.drop_index('ix_tickets_to_anonymise')
        batch_op.create_index('ix_tickets_to_anonymise', ['filed_at'], unique=False, sqlite_where=sa.text("stage IN ('closed', 'withdrawn', 'rejected', 'merged') AND anonymised_at IS NULL"), postgresql_where=sa.text("stage IN ('closed', 'withdrawn', 'rejected', 'merged') AND anonymised_at IS NULL"))
        batch_op.create_foreign_key(batch_op.f('fk_tickets_organisation_id'), 'organisations', ['organisation_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_tickets_area_id'), 'areas', ['area_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_tickets_merged_into'), 'tickets', ['merged_into'], ['id'])

    op.create_index('ix_cards_message', 'cards', ['chat_id', 'message_id'], unique=False)

    # Somewhere here: what is to be found by its area has to have one.
    op.execute("UPDATE tickets SET area_id = (SELECT id FROM areas WHERE parent_id IS NULL)")


def downgrade() -> None:
    op.drop_index('ix_cards_message', table_name='cards')
    # What the older release has no word for.
    op.execute("UPDATE tickets SET stage = 'filed' WHERE stage IN ('dispatched', 'offered')")
    op.execute("UPDATE tickets SET stage = 'withdrawn', merged_into = NULL WHERE stage IN ('rejected', 'merged')")
    with op.batch_alter_table('tickets', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        for name in ('waiting', 'dispatched', 'merged', 'paused', 'stage'):
            batch_op.drop_constraint(batch_op.f(f'ck_tickets_{name}'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_tickets_stage'), "stage IN ('filed', 'accepted', 'finished', 'closed', 'withdrawn')")
        batch_op.drop_index('ix_tickets_to_anonymise')
        batch_op.create_index('ix_tickets_to_anonymise', ['filed_at'], unique=False, sqlite_where=sa.text("stage IN ('closed', 'withdrawn') AND anonymised_at IS NULL"), postgresql_where=sa.text("stage IN ('closed', 'withdrawn') AND anonymised_at IS NULL"))
        batch_op.drop_constraint(batch_op.f('fk_tickets_merged_into'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_tickets_area_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_tickets_organisation_id'), type_='foreignkey')
        batch_op.drop_index('ix_tickets_finished_category', sqlite_where=sa.text("stage IN ('finished', 'closed')"), postgresql_where=sa.text("stage IN ('finished', 'closed')"))
        batch_op.drop_index('ix_tickets_open_category', sqlite_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"), postgresql_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"))
        batch_op.drop_index('ix_tickets_done', sqlite_where=sa.text('finished_at IS NOT NULL'), postgresql_where=sa.text('finished_at IS NOT NULL'))
        batch_op.drop_index('ix_tickets_reopened', sqlite_where=sa.text('finished_at IS NULL AND reopenings > 0'), postgresql_where=sa.text('finished_at IS NULL AND reopenings > 0'))
        batch_op.drop_index('ix_tickets_open', sqlite_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"), postgresql_where=sa.text("stage IN ('filed', 'dispatched', 'offered', 'accepted')"))
        batch_op.drop_index('ix_tickets_look_at', sqlite_where=sa.text('look_at IS NOT NULL'), postgresql_where=sa.text('look_at IS NOT NULL'))
        batch_op.drop_index('ix_tickets_merged_into', sqlite_where=sa.text('merged_into IS NOT NULL'), postgresql_where=sa.text('merged_into IS NOT NULL'))
        batch_op.drop_index('ix_tickets_area_id')
        batch_op.drop_column('merged_into')
        batch_op.drop_column('look_at')
        batch_op.drop_column('unaccepted_told')
        batch_op.drop_column('warn_at')
        batch_op.drop_column('contacted')
        batch_op.drop_column('alarm')
        batch_op.drop_column('waiting')
        batch_op.drop_column('paused_at')
        batch_op.drop_column('extended_at')
        batch_op.drop_column('finish_by')
        batch_op.drop_column('accept_by')
        batch_op.drop_column('dispatched_at')
        batch_op.drop_column('organisation_id')
        batch_op.drop_column('area_id')
        batch_op.drop_column('behalf')

    with op.batch_alter_table('seconds', schema=None) as batch_op:
        batch_op.drop_index('ix_seconds_person_id')

    op.drop_table('seconds')
    op.drop_table('returns')
    with op.batch_alter_table('anonymous_reporters', schema=None) as batch_op:
        batch_op.drop_index('ix_anonymous_reporters_person_id')

    op.drop_table('anonymous_reporters')
    with op.batch_alter_table('rules', schema=None) as batch_op:
        batch_op.drop_index('ux_rules_general', sqlite_where=sa.text('category IS NULL'), postgresql_where=sa.text('category IS NULL'))
        batch_op.drop_index('ux_rules_category', sqlite_where=sa.text('category IS NOT NULL'), postgresql_where=sa.text('category IS NOT NULL'))

    op.drop_table('rules')
    with op.batch_alter_table('kept_out', schema=None) as batch_op:
        batch_op.drop_index('ix_kept_out_person_id')
        batch_op.drop_index('ix_kept_out_mark')

    op.drop_table('kept_out')
    with op.batch_alter_table('incidents', schema=None) as batch_op:
        batch_op.drop_index('ix_incidents_going_on', sqlite_where=sa.text('over_at IS NULL'), postgresql_where=sa.text('over_at IS NULL'))

    op.drop_table('incidents')
    with op.batch_alter_table('answers', schema=None) as batch_op:
        batch_op.drop_index('ux_answers_question', sqlite_where=sa.text("question IS NOT NULL AND retired_at IS NULL"), postgresql_where=sa.text("question IS NOT NULL AND retired_at IS NULL"))

    op.drop_table('answers')
