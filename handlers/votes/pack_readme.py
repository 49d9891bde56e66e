"""What stands first in the pack: what it is, what is in it, how to recount. Pure."""

from collections.abc import Iterator

from domain.assembly import Matter
from handlers.kit.i18n import N_, Translation
from handlers.votes import assembly_words as words
from handlers.votes import result_words
from services.assembly import packing
from services.assembly.packing import Pack

_FILES = (
    N_("1 roll: every home with its area, and which homes are one head; its hash is below."),
    N_("2 deliveries: who was told how and when, and for whoever was not, why."),
    N_("3 tally: the four ratios with what the law asks, and the ballots."),
    N_("4 paper ballots: each with both entries and its photo."),
    N_("5 proxies: each with its photo, and whether the owner voted instead."),
    N_("roll.txt: the roll as it was hashed. ballots.json: the list as it was published."),
)
_RECOUNT = (
    N_("To recount: linli verify ballots.json (exit 0: it holds)."),
    N_("To check the roll: the SHA-256 of roll.txt is the hash of the roll, as it was published."),
    N_("On Windows: certutil -hashfile roll.txt SHA256. Elsewhere: sha256sum roll.txt"),
)
#: Telegram writes a photo's name nowhere: what was photographed is in the table.
_LABEL = N_(
    "This supports the official procedure of the owners' assembly. It is not the official ballot"
    " itself, which asks for voters known by the land register."
)


def text(t: Translation, pack: Pack) -> str:
    return "\r\n".join(_lines(t, pack)) + "\r\n"


def _lines(t: Translation, pack: Pack) -> Iterator[str]:
    vote = pack.vote
    yield t.plain(N_("Pack of an owners' vote: {title}"), title=vote.title)
    yield t.plain(_LABEL)
    yield ""
    yield vote.question
    yield t.plain(
        N_("Matter {number} of art. 278 of the Civil Code: {matter}"),
        number=int(vote.matter or Matter.OTHER),
        matter=t.plain(words.MATTERS[vote.matter or Matter.OTHER]),
    )
    yield ""
    yield from _dates(t, pack)
    yield ""
    yield result_words.headline(t, vote, pack.outcome)
    yield from filter(None, (result_words.reason(t, vote, pack.outcome), _silent(t, pack)))
    yield ""
    yield t.plain(N_("In this pack:"))
    yield from (t.plain(each) for each in _FILES)
    yield ""
    yield from (t.plain(each) for each in _RECOUNT)
    yield t.plain(N_("Hash of the roll: {digest}"), digest=vote.roll_digest)
    yield ""
    yield t.plain(
        N_("It holds personal data: keep it locked away, and destroy it after {day}."),
        day=t.written(packing.until(vote))[:10],
    )


def _dates(t: Translation, pack: Pack) -> Iterator[str]:
    vote, dates = pack.vote, pack.dates
    known = (
        (N_("announced"), dates.announced_at),
        (N_("moved"), pack.assembly.moved_at),
        (N_("voting began"), vote.opens_at),
        (N_("voting ended"), vote.closes_at),
        (N_("counted"), vote.closed_at),
        (N_("published"), dates.published_at),
    )
    for name, at in known:
        if at is not None:
            yield t.plain(N_("{what}: {when}"), what=t.plain(name), when=t.written(at))


def _silent(t: Translation, pack: Pack) -> str:
    assembly = pack.assembly
    if not assembly.clause or assembly.silent_at is None:
        return ""
    return t.plain(
        N_(
            "The silent were counted by this clause: {clause}. Switched on {at}, after reading:"
            " a court allowed it in 2022; it is contested."
        ),
        clause=assembly.clause.rstrip("。. "),
        at=t.written(assembly.silent_at),
    )
