"""people and places"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('areas',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('parent_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('level', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('path', sa.Text().with_variant(sa.Text(collation='C'), 'postgresql'), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=True),
    sa.Column('retired_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("(parent_id IS NULL) = (path = '')", name=op.f('ck_areas_root')),
    sa.CheckConstraint("level IN ('district', 'street', 'community', 'compound', 'grid', 'building', 'unit', 'home')", name=op.f('ck_areas_level')),
    sa.CheckConstraint('size > 0', name=op.f('ck_areas_size')),
    sa.ForeignKeyConstraint(['parent_id'], ['areas.id'], name=op.f('fk_areas_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_areas')),
    sa.UniqueConstraint('parent_id', 'level', 'name', name=op.f('uq_areas_parent_id_level_name')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('areas', schema=None) as batch_op:
        batch_op.create_index('ix_areas_level_name', ['level', 'name'], unique=False)
        batch_op.create_index('ix_areas_level_path', ['level', 'path'], unique=False)
        batch_op.create_index('ix_areas_path', ['path'], unique=False)
        batch_op.create_index('ux_areas_root', ['level'], unique=True, sqlite_where=sa.text('parent_id IS NULL'), postgresql_where=sa.text('parent_id IS NULL'))

    op.create_table('organisations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('property', 'department', 'society', 'shop')", name=op.f('ck_organisations_kind')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisations')),
    sa.UniqueConstraint('name', name=op.f('uq_organisations_name')),
    sqlite_autoincrement=True
    )
    op.create_table('applications',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('relation', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("relation IN ('owner', 'family', 'tenant')", name=op.f('ck_applications_relation')),
    sa.CheckConstraint("state IN ('waiting', 'approved', 'refused', 'withdrawn', 'lapsed')", name=op.f('ck_applications_state')),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_applications_decided_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_applications_home_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_applications_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_applications')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('applications', schema=None) as batch_op:
        batch_op.create_index('ix_applications_home_id', ['home_id'], unique=False)
        batch_op.create_index('ux_applications_waiting', ['person_id'], unique=True, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('grants',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('organisation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('until', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("role IN ('resident', 'volunteer', 'building_head', 'secretary', 'community', 'street', 'worker', 'merchant', 'administrator')", name=op.f('ck_grants_role')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_grants_area_id')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_grants_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_grants_organisation_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_grants_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_grants')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('grants', schema=None) as batch_op:
        batch_op.create_index('ix_grants_person_id', ['person_id'], unique=False, sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))
        batch_op.create_index('ix_grants_held_by_role', ['role', 'area_id'], unique=False, sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))
        batch_op.create_index('ux_grants_held', ['person_id', 'role', 'area_id'], unique=True, sqlite_where=sa.text('until IS NULL AND organisation_id IS NULL'), postgresql_where=sa.text('until IS NULL AND organisation_id IS NULL'))
        batch_op.create_index('ux_grants_held_for', ['person_id', 'role', 'area_id', 'organisation_id'], unique=True, sqlite_where=sa.text('until IS NULL AND organisation_id IS NOT NULL'), postgresql_where=sa.text('until IS NULL AND organisation_id IS NOT NULL'))

    op.create_table('guesses',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_guesses_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guesses')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('guesses', schema=None) as batch_op:
        batch_op.create_index('ix_guesses_at', ['at'], unique=False)
        batch_op.create_index('ix_guesses_person_id_at', ['person_id', 'at'], unique=False)

    op.create_table('join_requests',
    sa.Column('chat_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_join_requests_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('chat_id', 'person_id', name=op.f('pk_join_requests'))
    )
    op.create_table('muted',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('topic', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_muted_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'topic', name=op.f('pk_muted'))
    )
    op.create_table('proposals',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('change', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('decided_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('decided_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("change IN ('give', 'take')", name=op.f('ck_proposals_change')),
    sa.CheckConstraint("state IN ('waiting', 'confirmed', 'refused', 'lapsed')", name=op.f('ck_proposals_state')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_proposals_by_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_proposals_decided_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_proposals_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposals')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('proposals', schema=None) as batch_op:
        batch_op.create_index('ux_proposals_waiting', ['person_id'], unique=True, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('roll',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('phone', sa.Text(), nullable=True),
    sa.Column('relation', sa.Text(), nullable=False),
    sa.Column('listed_at', sa.BigInteger(), nullable=False),
    sa.Column('struck_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("relation IN ('owner', 'family', 'tenant')", name=op.f('ck_roll_relation')),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_roll_home_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roll')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('roll', schema=None) as batch_op:
        batch_op.create_index('ix_roll_phone', ['phone'], unique=False, sqlite_where=sa.text('struck_at IS NULL AND phone IS NOT NULL'), postgresql_where=sa.text('struck_at IS NULL AND phone IS NOT NULL'))
        batch_op.create_index('ux_roll_listed', ['home_id', 'name'], unique=True, sqlite_where=sa.text('struck_at IS NULL'), postgresql_where=sa.text('struck_at IS NULL'))

    op.create_table('uploads',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_uploads_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_uploads')),
    sqlite_autoincrement=True
    )
    op.create_table('errands',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('args', sa.Text(), nullable=False),
    sa.Column('upload_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('attempts', sa.SmallInteger(), nullable=False),
    sa.Column('due_at', sa.BigInteger(), nullable=False),
    sa.Column('queued_at', sa.BigInteger(), nullable=False),
    sa.Column('settled_at', sa.BigInteger(), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'done', 'failed')", name=op.f('ck_errands_state')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_errands_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['upload_id'], ['uploads.id'], name=op.f('fk_errands_upload_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_errands')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('errands', schema=None) as batch_op:
        batch_op.create_index('ix_errands_settled_at', ['settled_at'], unique=False)
        batch_op.create_index('ix_errands_upload_id', ['upload_id'], unique=False, sqlite_where=sa.text('upload_id IS NOT NULL'), postgresql_where=sa.text('upload_id IS NOT NULL'))
        batch_op.create_index('ix_errands_waiting', ['due_at', 'id'], unique=False, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('imports',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('upload_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('report', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('settled_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("state IN ('ready', 'applying', 'applied', 'dropped')", name=op.f('ck_imports_state')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_imports_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['upload_id'], ['uploads.id'], name=op.f('fk_imports_upload_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_imports')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('imports', schema=None) as batch_op:
        batch_op.create_index('ix_imports_person_id', ['person_id', 'id'], unique=False)

    op.create_table('invitations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('token_hash', sa.Text(), nullable=False),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('relation', sa.Text(), nullable=False),
    sa.Column('roll_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.BigInteger(), nullable=False),
    sa.Column('expires_at', sa.BigInteger(), nullable=False),
    sa.Column('used_at', sa.BigInteger(), nullable=True),
    sa.Column('used_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint("relation IN ('owner', 'family', 'tenant')", name=op.f('ck_invitations_relation')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_invitations_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_invitations_home_id')),
    sa.ForeignKeyConstraint(['roll_id'], ['roll.id'], name=op.f('fk_invitations_roll_id')),
    sa.ForeignKeyConstraint(['used_by'], ['people.id'], name=op.f('fk_invitations_used_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitations')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_invitations_token_hash')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.create_index('ix_invitations_expires_at', ['expires_at'], unique=False)
        batch_op.create_index('ix_invitations_home_id', ['home_id'], unique=False)

    op.create_table('residencies',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('relation', sa.Text(), nullable=False),
    sa.Column('roll_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('how', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('until', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("how IN ('invitation', 'phone', 'approval', 'household')", name=op.f('ck_residencies_how')),
    sa.CheckConstraint("relation IN ('owner', 'family', 'tenant')", name=op.f('ck_residencies_relation')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_residencies_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_residencies_home_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_residencies_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['roll_id'], ['roll.id'], name=op.f('fk_residencies_roll_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_residencies')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('residencies', schema=None) as batch_op:
        batch_op.create_index('ix_residencies_home', ['home_id'], unique=False, sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))
        batch_op.create_index('ux_residencies_person', ['person_id', 'home_id'], unique=True, sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))
        batch_op.create_index('ux_residencies_roll', ['roll_id'], unique=True, sqlite_where=sa.text('until IS NULL AND roll_id IS NOT NULL'), postgresql_where=sa.text('until IS NULL AND roll_id IS NOT NULL'))

    op.execute("INSERT INTO areas (level, name, path) VALUES ('district', '', '')")
    op.execute(
        "INSERT INTO grants (person_id, role, area_id, since)"
        " SELECT r.person_id, r.role, a.id, p.met_at FROM roles r"
        " JOIN people p ON p.id = r.person_id CROSS JOIN areas a"
    )
    op.drop_table('roles')

    # Made anew: SQLite can't loosen a column. The copy keeps the names of constraints free.
    op.execute("CREATE TABLE groups_before AS SELECT * FROM groups")
    op.drop_table('groups')
    op.create_table('groups',
    sa.Column('chat_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('purpose', sa.Text(), nullable=True),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('greeted_at', sa.BigInteger(), nullable=True),
    sa.Column('rights', sa.Text(), nullable=True),
    sa.Column('left_at', sa.BigInteger(), nullable=True),
    sa.Column('admits', sa.Boolean(), nullable=False),
    sa.CheckConstraint("purpose IN ('residents', 'staff', 'volunteers')", name=op.f('ck_groups_purpose')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_groups_area_id')),
    sa.PrimaryKeyConstraint('chat_id', name=op.f('pk_groups'))
    )
    with op.batch_alter_table('groups', schema=None) as batch_op:
        batch_op.create_index('ix_groups_area_id', ['area_id'], unique=False)
    # Whoever used it for months needs no greeting.
    op.execute(
        "INSERT INTO groups (chat_id, purpose, area_id, title, greeted_at, admits)"
        " SELECT g.chat_id, g.purpose, a.id, g.title, 0, FALSE FROM groups_before g CROSS JOIN areas a"
    )
    op.execute("DROP TABLE groups_before")

    # SQLite makes these tables anew, and would forget that their ids are never used twice.
    with op.batch_alter_table('outbox', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('upload_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_outbox_upload_id'), 'uploads', ['upload_id'], ['id'], ondelete='SET NULL')
        batch_op.create_index('ix_outbox_upload_id', ['upload_id'], unique=False, sqlite_where=sa.text('upload_id IS NOT NULL'), postgresql_where=sa.text('upload_id IS NOT NULL'))

    with op.batch_alter_table('people', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        for column in ('consented_at', 'barred_at'):
            batch_op.add_column(sa.Column(column, sa.BigInteger(), nullable=True))
        for column in ('quiet_from', 'quiet_until'):
            batch_op.add_column(sa.Column(column, sa.SmallInteger(), nullable=True))
        batch_op.create_check_constraint(batch_op.f('ck_people_quiet'), '(quiet_from IS NULL) = (quiet_until IS NULL)')

    with op.batch_alter_table('tickets', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('reporter_id', existing_type=sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True)
        batch_op.add_column(sa.Column('anonymised_at', sa.BigInteger(), nullable=True))
        batch_op.create_index('ix_tickets_in_hand', ['assignee_id'], unique=False, sqlite_where=sa.text("stage = 'accepted'"), postgresql_where=sa.text("stage = 'accepted'"))
        batch_op.create_index('ix_tickets_orphaned', ['stage'], unique=False, sqlite_where=sa.text('reporter_id IS NULL AND anonymised_at IS NULL'), postgresql_where=sa.text('reporter_id IS NULL AND anonymised_at IS NULL'))
        batch_op.create_index('ix_tickets_to_anonymise', ['filed_at'], unique=False, sqlite_where=sa.text("stage IN ('closed', 'withdrawn') AND anonymised_at IS NULL"), postgresql_where=sa.text("stage IN ('closed', 'withdrawn') AND anonymised_at IS NULL"))

    op.create_index('ix_events_by_id', 'events', ['by_id'], unique=False)



def downgrade() -> None:
    op.drop_index('ix_events_by_id', table_name='events')
    # Every ticket had a reporter then: one without a name, of whom nothing is known.
    op.execute(
        "INSERT INTO people (telegram_id, name, reachable, met_at) SELECT 0, '', FALSE, 0"
        " WHERE EXISTS (SELECT 1 FROM tickets WHERE reporter_id IS NULL)"
    )
    op.execute(
        "UPDATE tickets SET reporter_id = (SELECT id FROM people WHERE telegram_id = 0)"
        " WHERE reporter_id IS NULL"
    )
    with op.batch_alter_table('tickets', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_index('ix_tickets_in_hand', sqlite_where=sa.text("stage = 'accepted'"), postgresql_where=sa.text("stage = 'accepted'"))
        batch_op.drop_index('ix_tickets_orphaned', sqlite_where=sa.text('reporter_id IS NULL AND anonymised_at IS NULL'), postgresql_where=sa.text('reporter_id IS NULL AND anonymised_at IS NULL'))
        batch_op.alter_column('reporter_id', existing_type=sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False)
        batch_op.drop_index('ix_tickets_to_anonymise', sqlite_where=sa.text("stage IN ('closed', 'withdrawn') AND anonymised_at IS NULL"), postgresql_where=sa.text("stage IN ('closed', 'withdrawn') AND anonymised_at IS NULL"))
        batch_op.drop_column('anonymised_at')

    # The pipe is empty of files by then, and of nothing else.
    op.execute("UPDATE outbox SET upload_id = NULL")
    with op.batch_alter_table('people', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_people_quiet'), type_='check')
        for column in ('quiet_until', 'quiet_from', 'barred_at', 'consented_at'):
            batch_op.drop_column(column)

    with op.batch_alter_table('outbox', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_index('ix_outbox_upload_id', sqlite_where=sa.text('upload_id IS NOT NULL'), postgresql_where=sa.text('upload_id IS NOT NULL'))
        batch_op.drop_constraint(batch_op.f('fk_outbox_upload_id'), type_='foreignkey')
        batch_op.drop_column('upload_id')

    op.execute("CREATE TABLE groups_before AS SELECT * FROM groups WHERE purpose IS NOT NULL")
    op.drop_table('groups')
    op.create_table('groups',
    sa.Column('chat_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.CheckConstraint("purpose IN ('residents', 'staff', 'volunteers')", name=op.f('ck_groups_purpose')),
    sa.PrimaryKeyConstraint('chat_id', name=op.f('pk_groups'))
    )
    op.execute("INSERT INTO groups SELECT chat_id, purpose, title FROM groups_before")
    op.execute("DROP TABLE groups_before")

    op.create_table('roles',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.CheckConstraint("role IN ('resident', 'worker', 'administrator')", name=op.f('ck_roles_role')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_roles_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'role', name=op.f('pk_roles'))
    )
    op.execute(
        "INSERT INTO roles SELECT DISTINCT person_id, role FROM grants"
        " WHERE until IS NULL AND role IN ('resident', 'worker', 'administrator')"
    )
    with op.batch_alter_table('roles', schema=None) as batch_op:
        batch_op.create_index('ix_roles_role', ['role', 'person_id'], unique=False)

    with op.batch_alter_table('residencies', schema=None) as batch_op:
        batch_op.drop_index('ux_residencies_roll', sqlite_where=sa.text('until IS NULL AND roll_id IS NOT NULL'), postgresql_where=sa.text('until IS NULL AND roll_id IS NOT NULL'))
        batch_op.drop_index('ux_residencies_person', sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))
        batch_op.drop_index('ix_residencies_home', sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))

    op.drop_table('residencies')
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.drop_index('ix_invitations_home_id')
        batch_op.drop_index('ix_invitations_expires_at')

    op.drop_table('invitations')
    with op.batch_alter_table('imports', schema=None) as batch_op:
        batch_op.drop_index('ix_imports_person_id')

    op.drop_table('imports')
    with op.batch_alter_table('errands', schema=None) as batch_op:
        batch_op.drop_index('ix_errands_upload_id', sqlite_where=sa.text('upload_id IS NOT NULL'), postgresql_where=sa.text('upload_id IS NOT NULL'))
        batch_op.drop_index('ix_errands_waiting', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.drop_index('ix_errands_settled_at')

    op.drop_table('errands')
    op.drop_table('uploads')
    with op.batch_alter_table('roll', schema=None) as batch_op:
        batch_op.drop_index('ux_roll_listed', sqlite_where=sa.text('struck_at IS NULL'), postgresql_where=sa.text('struck_at IS NULL'))
        batch_op.drop_index('ix_roll_phone', sqlite_where=sa.text('struck_at IS NULL AND phone IS NOT NULL'), postgresql_where=sa.text('struck_at IS NULL AND phone IS NOT NULL'))

    op.drop_table('roll')
    with op.batch_alter_table('proposals', schema=None) as batch_op:
        batch_op.drop_index('ux_proposals_waiting', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.drop_table('proposals')
    op.drop_table('muted')
    op.drop_table('join_requests')
    with op.batch_alter_table('guesses', schema=None) as batch_op:
        batch_op.drop_index('ix_guesses_person_id_at')
        batch_op.drop_index('ix_guesses_at')

    op.drop_table('guesses')
    with op.batch_alter_table('grants', schema=None) as batch_op:
        batch_op.drop_index('ux_grants_held_for', sqlite_where=sa.text('until IS NULL AND organisation_id IS NOT NULL'), postgresql_where=sa.text('until IS NULL AND organisation_id IS NOT NULL'))
        batch_op.drop_index('ux_grants_held', sqlite_where=sa.text('until IS NULL AND organisation_id IS NULL'), postgresql_where=sa.text('until IS NULL AND organisation_id IS NULL'))
        batch_op.drop_index('ix_grants_person_id', sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))
        batch_op.drop_index('ix_grants_held_by_role', sqlite_where=sa.text('until IS NULL'), postgresql_where=sa.text('until IS NULL'))

    op.drop_table('grants')
    with op.batch_alter_table('applications', schema=None) as batch_op:
        batch_op.drop_index('ux_applications_waiting', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.drop_index('ix_applications_home_id')

    op.drop_table('applications')
    op.drop_table('organisations')
    with op.batch_alter_table('areas', schema=None) as batch_op:
        batch_op.drop_index('ux_areas_root', sqlite_where=sa.text('parent_id IS NULL'), postgresql_where=sa.text('parent_id IS NULL'))
        batch_op.drop_index('ix_areas_path')
        batch_op.drop_index('ix_areas_level_path')
        batch_op.drop_index('ix_areas_level_name')

    op.drop_table('areas')
