"""votes"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('votes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('options', sa.Text(), nullable=False),
    sa.Column('matter', sa.SmallInteger(), nullable=True),
    sa.Column('area_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('secret', sa.Boolean(), nullable=False),
    sa.Column('changeable', sa.Boolean(), nullable=False),
    sa.Column('officers', sa.Boolean(), nullable=False),
    sa.Column('early', sa.Boolean(), nullable=False),
    sa.Column('public_key', sa.LargeBinary(), nullable=True),
    sa.Column('veil', sa.Text(), nullable=False),
    sa.Column('opens_at', sa.BigInteger(), nullable=False),
    sa.Column('closes_at', sa.BigInteger(), nullable=False),
    sa.Column('closed_at', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('shown', sa.Integer(), nullable=False),
    sa.Column('roll_digest', sa.Text(), nullable=False),
    sa.Column('envelopes_digest', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("kind IN ('opinion', 'meeting', 'assembly')", name=op.f('ck_votes_kind')),
    sa.CheckConstraint("state IN ('draft', 'open', 'closed', 'published', 'cancelled')", name=op.f('ck_votes_state')),
    sa.CheckConstraint('matter BETWEEN 1 AND 9', name=op.f('ck_votes_matter')),
    sa.CheckConstraint('secret OR public_key IS NULL', name=op.f('ck_votes_secret')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_votes_area_id')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_votes_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_votes')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('votes', schema=None) as batch_op:
        batch_op.create_index('ix_votes_area_id', ['area_id', 'id'], unique=False)
        batch_op.create_index('ix_votes_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_votes_closed', ['id'], unique=False, sqlite_where=sa.text("state = 'closed'"), postgresql_where=sa.text("state = 'closed'"))
        batch_op.create_index('ix_votes_draft', ['opens_at'], unique=False, sqlite_where=sa.text("state = 'draft'"), postgresql_where=sa.text("state = 'draft'"))
        batch_op.create_index('ix_votes_open', ['closes_at'], unique=False, sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))

    op.create_table('published',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('document', sa.LargeBinary(), nullable=False),
    sa.Column('head', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_published_vote_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', name=op.f('pk_published'))
    )
    op.create_table('urns',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_urns_vote_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'place', name=op.f('pk_urns'))
    )
    op.create_table('voters',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('key', sa.BigInteger(), nullable=False),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('area', sa.BigInteger(), nullable=False),
    sa.Column('took_part', sa.Boolean(), nullable=False),
    sa.Column('turn', sa.SmallInteger(), nullable=False),
    sa.Column('phrase', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_voters_home_id')),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_voters_vote_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voters')),
    sa.UniqueConstraint('vote_id', 'key', name=op.f('uq_voters_vote_id_key')),
    sa.UniqueConstraint('vote_id', 'place', name=op.f('uq_voters_vote_id_place')),
    sqlite_autoincrement=True
    )
    op.create_table('vote_told',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('notice', sa.Text(), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("notice IN ('opened', 'halfway', 'last_day', 'cancelled', 'published')", name=op.f('ck_vote_told_notice')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_vote_told_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_vote_told_vote_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'notice', 'person_id', name=op.f('pk_vote_told'))
    )
    with op.batch_alter_table('vote_told', schema=None) as batch_op:
        batch_op.create_index('ix_vote_told_person_id', ['person_id'], unique=False)

    op.create_table('vote_flats',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('voter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('building', sa.Text(), nullable=False),
    sa.Column('area', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_vote_flats_home_id')),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_vote_flats_vote_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voter_id'], ['voters.id'], name=op.f('fk_vote_flats_voter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', 'home_id', name=op.f('pk_vote_flats'))
    )
    with op.batch_alter_table('vote_flats', schema=None) as batch_op:
        batch_op.create_index('ix_vote_flats_voter_id', ['voter_id'], unique=False)

    op.create_table('ballots',
    sa.Column('voter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('choice', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_ballots_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_ballots_vote_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voter_id'], ['voters.id'], name=op.f('fk_ballots_voter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('voter_id', name=op.f('pk_ballots'))
    )
    with op.batch_alter_table('ballots', schema=None) as batch_op:
        batch_op.create_index('ix_ballots_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_ballots_vote_id', ['vote_id', 'choice'], unique=False)

    op.create_table('casters',
    sa.Column('voter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_casters_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voter_id'], ['voters.id'], name=op.f('fk_casters_voter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('voter_id', 'person_id', name=op.f('pk_casters'))
    )
    with op.batch_alter_table('casters', schema=None) as batch_op:
        batch_op.create_index('ix_casters_person_id', ['person_id'], unique=False)

    op.create_table('envelopes',
    sa.Column('voter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('mark', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_envelopes_vote_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voter_id'], ['voters.id'], name=op.f('fk_envelopes_voter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('voter_id', name=op.f('pk_envelopes')),
    sa.UniqueConstraint('vote_id', 'mark', name=op.f('uq_envelopes_vote_id_mark'))
    )
    _assembly()


def downgrade() -> None:
    _no_assembly()
    op.drop_table('envelopes')
    with op.batch_alter_table('casters', schema=None) as batch_op:
        batch_op.drop_index('ix_casters_person_id')

    op.drop_table('casters')
    with op.batch_alter_table('ballots', schema=None) as batch_op:
        batch_op.drop_index('ix_ballots_vote_id')
        batch_op.drop_index('ix_ballots_by_id')

    op.drop_table('ballots')
    with op.batch_alter_table('vote_flats', schema=None) as batch_op:
        batch_op.drop_index('ix_vote_flats_voter_id')

    op.drop_table('vote_flats')
    with op.batch_alter_table('vote_told', schema=None) as batch_op:
        batch_op.drop_index('ix_vote_told_person_id')

    op.drop_table('vote_told')
    op.drop_table('voters')
    op.drop_table('urns')
    op.drop_table('published')
    with op.batch_alter_table('votes', schema=None) as batch_op:
        batch_op.drop_index('ix_votes_open', sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
        batch_op.drop_index('ix_votes_draft', sqlite_where=sa.text("state = 'draft'"), postgresql_where=sa.text("state = 'draft'"))
        batch_op.drop_index('ix_votes_closed', sqlite_where=sa.text("state = 'closed'"), postgresql_where=sa.text("state = 'closed'"))
        batch_op.drop_index('ix_votes_by_id')
        batch_op.drop_index('ix_votes_area_id')

    op.drop_table('votes')


# The owners' assembly: storage/schema/assembly.py.


def _assembly() -> None:
    op.create_table('assemblies',
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('prefers', sa.Text(), nullable=False),
    sa.Column('clause', sa.Text(), nullable=False),
    sa.Column('silent_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('silent_at', sa.BigInteger(), nullable=True),
    sa.Column('held_at', sa.BigInteger(), nullable=True),
    sa.Column('drawn_at', sa.BigInteger(), nullable=True),
    sa.Column('moved_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("prefers IN ('online', 'paper')", name=op.f('ck_assemblies_prefers')),
    sa.ForeignKeyConstraint(['silent_by'], ['people.id'], name=op.f('fk_assemblies_silent_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_assemblies_vote_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('vote_id', name=op.f('pk_assemblies'))
    )
    with op.batch_alter_table('assemblies', schema=None) as batch_op:
        batch_op.create_index('ix_assemblies_silent_by', ['silent_by'], unique=False)

    op.create_table('served',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('home_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('how', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('read_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("how IN ('message', 'person', 'door', 'post')", name=op.f('ck_served_how')),
    sa.CheckConstraint("state IN ('waiting', 'under_way', 'done', 'failed')", name=op.f('ck_served_state')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_served_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['home_id'], ['areas.id'], name=op.f('fk_served_home_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_served_person_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_served_vote_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_served')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('served', schema=None) as batch_op:
        batch_op.create_index('ix_served_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_served_person_id', ['person_id'], unique=False)
        batch_op.create_index('ix_served_vote_id', ['vote_id', 'home_id'], unique=False)
        batch_op.create_index('ix_served_waiting', ['id'], unique=False, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('knocks',
    sa.Column('voter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mark', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint("mark IN ('visited', 'away', 'will_vote', 'paper')", name=op.f('ck_knocks_mark')),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_knocks_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_knocks_vote_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voter_id'], ['voters.id'], name=op.f('fk_knocks_voter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('voter_id', name=op.f('pk_knocks'))
    )
    with op.batch_alter_table('knocks', schema=None) as batch_op:
        batch_op.create_index('ix_knocks_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_knocks_vote_id', ['vote_id'], unique=False)

    op.create_table('papers',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('voter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('file_id', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('choice', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('settled_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'counted', 'aside', 'dropped')", name=op.f('ck_papers_state')),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_papers_vote_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voter_id'], ['voters.id'], name=op.f('fk_papers_voter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_papers')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('papers', schema=None) as batch_op:
        batch_op.create_index('ix_papers_vote_id', ['vote_id', 'state'], unique=False)
        batch_op.create_index('ux_papers_voter_id', ['voter_id'], unique=True, sqlite_where=sa.text("state <> 'dropped'"), postgresql_where=sa.text("state <> 'dropped'"))

    op.create_table('proxies',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('vote_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('voter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('holder_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('file_id', sa.Text(), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('ended_at', sa.BigInteger(), nullable=True),
    sa.Column('cast_at', sa.BigInteger(), nullable=True),
    sa.Column('overridden_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_proxies_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['holder_id'], ['people.id'], name=op.f('fk_proxies_holder_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['vote_id'], ['votes.id'], name=op.f('fk_proxies_vote_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voter_id'], ['voters.id'], name=op.f('fk_proxies_voter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proxies')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('proxies', schema=None) as batch_op:
        batch_op.create_index('ix_proxies_by_id', ['by_id'], unique=False)
        batch_op.create_index('ix_proxies_holder_id', ['holder_id'], unique=False)
        batch_op.create_index('ux_proxies_holder', ['vote_id', 'holder_id'], unique=True, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
        batch_op.create_index('ux_proxies_voter_id', ['voter_id'], unique=True, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))

    op.create_table('paper_entries',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('paper_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('choice', sa.Text(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['paper_id'], ['papers.id'], name=op.f('fk_paper_entries_paper_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_paper_entries_person_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_entries')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('paper_entries', schema=None) as batch_op:
        batch_op.create_index('ix_paper_entries_person_id', ['person_id'], unique=False)
        batch_op.create_index('ux_paper_entries_person', ['paper_id', 'person_id'], unique=True)


def _no_assembly() -> None:
    with op.batch_alter_table('paper_entries', schema=None) as batch_op:
        batch_op.drop_index('ux_paper_entries_person')
        batch_op.drop_index('ix_paper_entries_person_id')

    op.drop_table('paper_entries')
    with op.batch_alter_table('proxies', schema=None) as batch_op:
        batch_op.drop_index('ux_proxies_voter_id', sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
        batch_op.drop_index('ux_proxies_holder', sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
        batch_op.drop_index('ix_proxies_holder_id')
        batch_op.drop_index('ix_proxies_by_id')

    op.drop_table('proxies')
    with op.batch_alter_table('papers', schema=None) as batch_op:
        batch_op.drop_index('ux_papers_voter_id', sqlite_where=sa.text("state <> 'dropped'"), postgresql_where=sa.text("state <> 'dropped'"))
        batch_op.drop_index('ix_papers_vote_id')

    op.drop_table('papers')
    with op.batch_alter_table('knocks', schema=None) as batch_op:
        batch_op.drop_index('ix_knocks_vote_id')
        batch_op.drop_index('ix_knocks_by_id')

    op.drop_table('knocks')
    with op.batch_alter_table('served', schema=None) as batch_op:
        batch_op.drop_index('ix_served_waiting', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.drop_index('ix_served_vote_id')
        batch_op.drop_index('ix_served_person_id')
        batch_op.drop_index('ix_served_by_id')

    op.drop_table('served')
    with op.batch_alter_table('assemblies', schema=None) as batch_op:
        batch_op.drop_index('ix_assemblies_silent_by')

    op.drop_table('assemblies')
