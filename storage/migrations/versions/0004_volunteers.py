"""volunteers"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('accounts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint("(kind IN ('earned', 'entered')) = (person_id IS NOT NULL)", name=op.f('ck_accounts_person')),
    sa.CheckConstraint("kind IN ('issued', 'earned', 'entered', 'vouchers', 'spent')", name=op.f('ck_accounts_kind')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_accounts_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accounts')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.create_index('ux_accounts_common', ['kind'], unique=True, sqlite_where=sa.text('person_id IS NULL'), postgresql_where=sa.text('person_id IS NULL'))
        batch_op.create_index('ux_accounts_personal', ['person_id', 'kind'], unique=True, sqlite_where=sa.text('person_id IS NOT NULL'), postgresql_where=sa.text('person_id IS NOT NULL'))

    op.create_table('rewards',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('points', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('retired_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('points > 0', name=op.f('ck_rewards_points')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_rewards_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_rewards_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rewards')),
    sqlite_autoincrement=True
    )
    op.create_table('rotas',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('field', sa.Text(), nullable=False),
    sa.Column('item', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('details', sa.Text(), nullable=False),
    sa.Column('weekdays', sa.SmallInteger(), nullable=False),
    sa.Column('begins', sa.SmallInteger(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('difficulty', sa.SmallInteger(), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.BigInteger(), nullable=False),
    sa.Column('ended_at', sa.BigInteger(), nullable=True),
    sa.Column('made_until', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("field IN ('party', 'property', 'sanitation', 'order', 'care', 'culture')", name=op.f('ck_rotas_field')),
    sa.CheckConstraint('weekdays BETWEEN 1 AND 127', name=op.f('ck_rotas_weekdays')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_rotas_area_id')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_rotas_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rotas')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('rotas', schema=None) as batch_op:
        batch_op.create_index('ix_rotas_going_on', ['id'], unique=False, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))

    op.create_table('skills',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('skill', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_skills_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'skill', name=op.f('pk_skills'))
    )
    op.create_table('thanks',
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('until', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('chat_id', 'until', name=op.f('pk_thanks'))
    )
    op.create_table('volunteers',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('on_duty', sa.Boolean(), nullable=False),
    sa.Column('named', sa.Boolean(), nullable=False),
    sa.Column('per_day', sa.SmallInteger(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_volunteers_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_volunteers'))
    )
    op.create_table('entries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('source_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('target_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('points', sa.Integer(), nullable=False),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.Column('cause_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint('points > 0 AND source_id <> target_id', name=op.f('ck_entries_points')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_entries_by_id')),
    sa.ForeignKeyConstraint(['source_id'], ['accounts.id'], name=op.f('fk_entries_source_id')),
    sa.ForeignKeyConstraint(['target_id'], ['accounts.id'], name=op.f('fk_entries_target_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entries')),
    sa.UniqueConstraint('cause', 'cause_id', name=op.f('uq_entries_cause_cause_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('entries', schema=None) as batch_op:
        batch_op.create_index('ix_entries_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_entries_source_id', ['source_id', 'id'], unique=False)
        batch_op.create_index('ix_entries_target_id', ['target_id', 'id'], unique=False)

    op.create_table('tasks',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('field', sa.Text(), nullable=False),
    sa.Column('item', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('details', sa.Text(), nullable=False),
    sa.Column('quoted', sa.Boolean(), nullable=False),
    sa.Column('private', sa.Text(), nullable=False),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('difficulty', sa.SmallInteger(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.BigInteger(), nullable=True),
    sa.Column('capacity', sa.Integer(), nullable=False),
    sa.Column('held', sa.Integer(), nullable=False),
    sa.Column('skills', sa.Text(), nullable=False),
    sa.Column('urgent', sa.Boolean(), nullable=False),
    sa.Column('notice', sa.Integer(), nullable=False),
    sa.Column('stage', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.BigInteger(), nullable=False),
    sa.Column('ticket_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('helped_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('rota_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('wave', sa.SmallInteger(), nullable=False),
    sa.Column('wave_at', sa.BigInteger(), nullable=True),
    sa.Column('warned_at', sa.BigInteger(), nullable=True),
    sa.Column('called_at', sa.BigInteger(), nullable=True),
    sa.Column('shown_at', sa.BigInteger(), nullable=True),
    sa.Column('settled_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("(stage = 'open') = (settled_at IS NULL)", name=op.f('ck_tasks_settled')),
    sa.CheckConstraint("field IN ('party', 'property', 'sanitation', 'order', 'care', 'culture')", name=op.f('ck_tasks_field')),
    sa.CheckConstraint("stage IN ('open', 'done', 'cancelled', 'missed')", name=op.f('ck_tasks_stage')),
    sa.CheckConstraint('capacity >= 1 AND held >= 0 AND held <= capacity', name=op.f('ck_tasks_capacity')),
    sa.CheckConstraint('difficulty BETWEEN 1 AND 3', name=op.f('ck_tasks_difficulty')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_tasks_area_id')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_tasks_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['helped_id'], ['people.id'], name=op.f('fk_tasks_helped_id')),
    sa.ForeignKeyConstraint(['rota_id'], ['rotas.id'], name=op.f('fk_tasks_rota_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_tasks_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tasks')),
    sa.UniqueConstraint('rota_id', 'starts_at', name=op.f('uq_tasks_rota_id_starts_at')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.create_index('ix_tasks_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_tasks_helped_id', ['helped_id'], unique=False)
        batch_op.create_index('ix_tasks_open', ['area_id', 'starts_at', 'id'], unique=False, sqlite_where=sa.text("stage = 'open'"), postgresql_where=sa.text("stage = 'open'"))
        batch_op.create_index('ix_tasks_ticket_id', ['ticket_id'], unique=False)
        batch_op.create_index('ix_tasks_to_let_go', ['settled_at'], unique=False, sqlite_where=sa.text("code <> ''"), postgresql_where=sa.text("code <> ''"))
        batch_op.create_index('ix_tasks_to_show', ['settled_at'], unique=False, sqlite_where=sa.text("stage = 'done' AND shown_at IS NULL"), postgresql_where=sa.text("stage = 'done' AND shown_at IS NULL"))
        batch_op.create_index('ix_tasks_wave_at', ['wave_at'], unique=False, sqlite_where=sa.text('wave_at IS NOT NULL'), postgresql_where=sa.text('wave_at IS NOT NULL'))
        batch_op.create_index('ux_tasks_ticket', ['ticket_id'], unique=True, sqlite_where=sa.text("stage = 'open'"), postgresql_where=sa.text("stage = 'open'"))

    op.create_table('voucher_guesses',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_voucher_guesses_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voucher_guesses')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('voucher_guesses', schema=None) as batch_op:
        batch_op.create_index('ix_voucher_guesses_at', ['at'], unique=False)
        batch_op.create_index('ix_voucher_guesses_person_id', ['person_id', 'at'], unique=False)

    op.create_table('vouchers',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('reward_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('points', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.BigInteger(), nullable=False),
    sa.Column('expires_at', sa.BigInteger(), nullable=False),
    sa.Column('used_at', sa.BigInteger(), nullable=True),
    sa.Column('used_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('lapsed_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('used_at IS NULL OR lapsed_at IS NULL', name=op.f('ck_vouchers_once')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_vouchers_person_id')),
    sa.ForeignKeyConstraint(['reward_id'], ['rewards.id'], name=op.f('fk_vouchers_reward_id')),
    sa.ForeignKeyConstraint(['used_by'], ['people.id'], name=op.f('fk_vouchers_used_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vouchers')),
    sa.UniqueConstraint('code', name=op.f('uq_vouchers_code')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('vouchers', schema=None) as batch_op:
        batch_op.create_index('ix_vouchers_expiring', ['expires_at'], unique=False, sqlite_where=sa.text('used_at IS NULL AND lapsed_at IS NULL'), postgresql_where=sa.text('used_at IS NULL AND lapsed_at IS NULL'))
        batch_op.create_index('ix_vouchers_person_id', ['person_id', 'id'], unique=False)
        batch_op.create_index('ix_vouchers_reward_id', ['reward_id', 'used_at'], unique=False)

    op.create_table('claims',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('task_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('held_at', sa.BigInteger(), nullable=True),
    sa.Column('arrived_at', sa.BigInteger(), nullable=True),
    sa.Column('finished_at', sa.BigInteger(), nullable=True),
    sa.Column('settled_at', sa.BigInteger(), nullable=True),
    sa.Column('wrong_codes', sa.SmallInteger(), nullable=False),
    sa.Column('entered', sa.Integer(), nullable=True),
    sa.Column('stars', sa.SmallInteger(), nullable=True),
    sa.Column('noted', sa.Boolean(), nullable=False),
    sa.Column('reminded', sa.Boolean(), nullable=False),
    sa.CheckConstraint("(state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')) = (settled_at IS NULL)", name=op.f('ck_claims_settled')),
    sa.CheckConstraint("state IN ('holding', 'waiting', 'arrived', 'finished', 'confirmed', 'disputed', 'refused', 'dropped', 'lapsed', 'released')", name=op.f('ck_claims_state')),
    sa.CheckConstraint('stars BETWEEN 1 AND 5', name=op.f('ck_claims_stars')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_claims_person_id')),
    sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name=op.f('fk_claims_task_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claims')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('claims', schema=None) as batch_op:
        batch_op.create_index('ix_claims_finished_at', ['finished_at'], unique=False, sqlite_where=sa.text("state = 'finished'"), postgresql_where=sa.text("state = 'finished'"))
        batch_op.create_index('ix_claims_in_hand', ['person_id'], unique=False, sqlite_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"), postgresql_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"))
        batch_op.create_index('ix_claims_person_id', ['person_id', 'id'], unique=False)
        batch_op.create_index('ix_claims_task_id', ['task_id', 'id'], unique=False)
        batch_op.create_index('ix_claims_to_look_at', ['task_id', 'held_at'], unique=False, sqlite_where=sa.text("state = 'holding'"), postgresql_where=sa.text("state = 'holding'"))
        batch_op.create_index('ux_claims_active', ['task_id', 'person_id'], unique=True, sqlite_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"), postgresql_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"))

    op.create_table('offers',
    sa.Column('task_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('declined_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_offers_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name=op.f('fk_offers_task_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('task_id', 'person_id', name=op.f('pk_offers'))
    )
    with op.batch_alter_table('offers', schema=None) as batch_op:
        batch_op.create_index('ix_offers_person_id', ['person_id', 'at'], unique=False)

    op.create_table('claim_files',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('file_id', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('photo', 'video', 'voice')", name=op.f('ck_claim_files_kind')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_claim_files_claim_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_files')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('claim_files', schema=None) as batch_op:
        batch_op.create_index('ix_claim_files_claim_id', ['claim_id', 'id'], unique=False)

    op.create_table('consents',
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('choice', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("choice IN ('picture', 'words', 'no')", name=op.f('ck_consents_choice')),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_consents_claim_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_consents_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('claim_id', 'person_id', name=op.f('pk_consents'))
    )
    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.create_index('ix_consents_person_id', ['person_id'], unique=False)


    _entries_stay()


def downgrade() -> None:
    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.drop_index('ix_consents_person_id')

    op.drop_table('consents')
    with op.batch_alter_table('claim_files', schema=None) as batch_op:
        batch_op.drop_index('ix_claim_files_claim_id')

    op.drop_table('claim_files')
    with op.batch_alter_table('offers', schema=None) as batch_op:
        batch_op.drop_index('ix_offers_person_id')

    op.drop_table('offers')
    with op.batch_alter_table('claims', schema=None) as batch_op:
        batch_op.drop_index('ux_claims_active', sqlite_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"), postgresql_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"))
        batch_op.drop_index('ix_claims_to_look_at', sqlite_where=sa.text("state = 'holding'"), postgresql_where=sa.text("state = 'holding'"))
        batch_op.drop_index('ix_claims_task_id')
        batch_op.drop_index('ix_claims_person_id')
        batch_op.drop_index('ix_claims_in_hand', sqlite_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"), postgresql_where=sa.text("state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"))
        batch_op.drop_index('ix_claims_finished_at', sqlite_where=sa.text("state = 'finished'"), postgresql_where=sa.text("state = 'finished'"))

    op.drop_table('claims')
    with op.batch_alter_table('vouchers', schema=None) as batch_op:
        batch_op.drop_index('ix_vouchers_reward_id')
        batch_op.drop_index('ix_vouchers_person_id')
        batch_op.drop_index('ix_vouchers_expiring', sqlite_where=sa.text('used_at IS NULL AND lapsed_at IS NULL'), postgresql_where=sa.text('used_at IS NULL AND lapsed_at IS NULL'))

    op.drop_table('vouchers')
    with op.batch_alter_table('voucher_guesses', schema=None) as batch_op:
        batch_op.drop_index('ix_voucher_guesses_person_id')
        batch_op.drop_index('ix_voucher_guesses_at')

    op.drop_table('voucher_guesses')
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.drop_index('ux_tasks_ticket', sqlite_where=sa.text("stage = 'open'"), postgresql_where=sa.text("stage = 'open'"))
        batch_op.drop_index('ix_tasks_to_show', sqlite_where=sa.text("stage = 'done' AND shown_at IS NULL"), postgresql_where=sa.text("stage = 'done' AND shown_at IS NULL"))
        batch_op.drop_index('ix_tasks_to_let_go', sqlite_where=sa.text("code <> ''"), postgresql_where=sa.text("code <> ''"))
        batch_op.drop_index('ix_tasks_wave_at', sqlite_where=sa.text('wave_at IS NOT NULL'), postgresql_where=sa.text('wave_at IS NOT NULL'))
        batch_op.drop_index('ix_tasks_ticket_id')
        batch_op.drop_index('ix_tasks_open', sqlite_where=sa.text("stage = 'open'"), postgresql_where=sa.text("stage = 'open'"))
        batch_op.drop_index('ix_tasks_helped_id')
        batch_op.drop_index('ix_tasks_by_id')

    op.drop_table('tasks')
    with op.batch_alter_table('entries', schema=None) as batch_op:
        batch_op.drop_index('ix_entries_target_id')
        batch_op.drop_index('ix_entries_source_id')
        batch_op.drop_index('ix_entries_by_id')

    op.drop_table('entries')
    op.drop_table('volunteers')
    op.drop_table('thanks')
    op.drop_table('skills')
    with op.batch_alter_table('rotas', schema=None) as batch_op:
        batch_op.drop_index('ix_rotas_going_on', sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))

    op.drop_table('rotas')
    op.drop_table('rewards')
    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.drop_index('ux_accounts_personal', sqlite_where=sa.text('person_id IS NOT NULL'), postgresql_where=sa.text('person_id IS NOT NULL'))
        batch_op.drop_index('ux_accounts_common', sqlite_where=sa.text('person_id IS NULL'), postgresql_where=sa.text('person_id IS NULL'))

    op.drop_table('accounts')

    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION entries_stay()")


_KEPT = "at, source_id, target_id, points, cause, cause_id"
_WORDS = "the ledger is only added to"


def _entries_stay() -> None:
    """What was booked is never changed or removed; only words about people may go out of it."""
    if op.get_bind().dialect.name == "sqlite":
        for name, event in (("stay", "DELETE"), ("unchanged", f"UPDATE OF {_KEPT}")):
            op.execute(
                f"CREATE TRIGGER entries_{name} BEFORE {event} ON entries"
                f" BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION entries_stay() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER entries_stay BEFORE DELETE OR UPDATE OF {_KEPT} ON entries"
        " FOR EACH ROW EXECUTE FUNCTION entries_stay()"
    )
