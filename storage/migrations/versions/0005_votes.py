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
    sa.Column('public_key', sa.LargeBinary(), nullable=True),
    sa.Column('veil', sa.Text(), nullable=False),
    sa.Column('opens_at', sa.BigInteger(), nullable=False),
    sa.Column('closes_at', sa.BigInteger(), nullable=False),
    sa.Column('closed_at', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
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


def downgrade() -> None:
    op.drop_table('envelopes')
    with op.batch_alter_table('casters', schema=None) as batch_op:
        batch_op.drop_index('ix_casters_person_id')

    op.drop_table('casters')
    with op.batch_alter_table('ballots', schema=None) as batch_op:
        batch_op.drop_index('ix_ballots_vote_id')
        batch_op.drop_index('ix_ballots_by_id')

    op.drop_table('ballots')
    op.drop_table('voters')
    op.drop_table('urns')
    op.drop_table('published')
    with op.batch_alter_table('votes', schema=None) as batch_op:
        batch_op.drop_index('ix_votes_open', sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
        batch_op.drop_index('ix_votes_closed', sqlite_where=sa.text("state = 'closed'"), postgresql_where=sa.text("state = 'closed'"))
        batch_op.drop_index('ix_votes_by_id')
        batch_op.drop_index('ix_votes_area_id')

    op.drop_table('votes')
