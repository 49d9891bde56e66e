"""The tables of an owners' pack, in words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId, Level
from domain.assembly import Flat
from domain.papers import PaperState
from domain.people import PersonId
from domain.serving import DeliveryState
from domain.votes import VoterId
from handlers.kit.i18n import N_, Translation
from handlers.votes import assembly_words as words
from handlers.votes import ballot_words, result_words
from services.assembly.packing import Pack
from services.assembly.serving import NOBODY, UNREACHABLE
from services.drawing.workbook import Cell, Table
from storage.packs import Cast
from storage.served import MOVED

_STATES = {
    DeliveryState.WAITING: N_("on its way"),
    DeliveryState.UNDER_WAY: N_("on its way"),
    DeliveryState.DONE: N_("told"),
    DeliveryState.FAILED: N_("not told"),
}
_PAPERS = {
    PaperState.WAITING: N_("entered once, or differently: not counted"),
    PaperState.COUNTED: N_("counted"),
    PaperState.ASIDE: N_("set aside: the online ballot counts"),
    PaperState.DROPPED: N_("dropped: entered anew"),
}
_WHY = {
    NOBODY: N_("no owner is registered here"),
    MOVED: N_("the date was moved before it arrived"),
    UNREACHABLE: N_("the owner has not opened the chat, or has blocked it"),
}


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes them, in one language."""

    t: Translation
    pack: Pack

    def roll(self) -> Table:
        """Every flat, with the head it belongs to."""
        heads = {head.id: number for number, head in enumerate(self.pack.roll.heads, 1)}
        rows = [self._flat(flat, heads) for flat in self.pack.roll.flats]
        headings = (N_("head"), N_("home"), N_("m²"), N_("homes of this head"))
        more = (N_("m² of this head"), N_("owners, as the household roll names them now"))
        hashed = [
            self._w(N_("Hash of the roll (SHA-256 of roll.txt):")),
            self.pack.vote.roll_digest,
        ]
        return self._table(N_("Roll"), (*headings, *more), rows, hashed)

    def _flat(self, flat: Flat, heads: Mapping[AreaId, int]) -> Sequence[Cell]:
        head = self.pack.roll.voting_for[flat.home]
        return [
            heads[head.id],
            self._home(flat.home),
            words.metres(flat.area),
            len(head.flats),
            words.metres(head.area),
            self._w(N_(", ")).join(self.pack.owners.get(flat.home, ())),
        ]

    def ledger(self) -> Table:
        rows = [
            [
                self._home(each.home),
                self._w(words.HOW[each.how]),
                self._at(each.at),
                self._w(_STATES[each.state]),
                self._w(_WHY[each.why]) if each.why in _WHY else each.why,
                self._at(each.read_at),
                self._name(each.person),
                self._name(each.by),
            ]
            for each in self.pack.deliveries
        ]
        headings = (N_("home"), N_("how"), N_("when"), N_("state"), N_("why not"))
        more = (N_("said that they know"), N_("to"), N_("by"))
        return self._table(N_("Deliveries"), (*headings, *more), rows)

    def tally(self) -> Table:
        """Four ratios, four needs, the verdict."""
        outcome, vote = self.pack.outcome, self.pack.vote
        rows: list[Sequence[Cell]] = [
            [self._label(each.option.key), each.count.heads, words.metres(each.count.area), "", ""]
            for each in outcome.shares
        ]
        for name, ratios in (
            (N_("taking part"), outcome.participation),
            (N_("agreeing, of those taking part"), outcome.consent),
        ):
            rows += [
                [f"{self._w(name)} · {each.name}", each.numbers, each.percent, each.need, each.met]
                for each in result_words.reckoned(self.t, vote.kind, ratios)
            ]
        notes = [result_words.headline(self.t, vote, outcome)]
        notes += [result_words.reason(self.t, vote, outcome), result_words.silent(self.t, outcome)]
        if self.pack.assembly.clause:
            notes.append(self.t.plain(N_("Clause: {clause}"), clause=self.pack.assembly.clause))
        headings = (N_("what"), N_("heads"), N_("m²"), N_("needed"), N_("reached"))
        return self._table(N_("Tally"), headings, rows, [each for each in notes if each])

    def ballots(self) -> Table:
        """Of an open vote with what each chose; of a secret one only who took part."""
        by_proxy = {each.voter for each in self.pack.proxies if each.cast_at is not None}
        on_paper = {each.voter for each in self.pack.papers if each.state is PaperState.COUNTED}
        rows = [
            [
                self._home(AreaId(each.key)),
                words.metres(each.area),
                self._chose(each),
                self._way(each, by_proxy, on_paper),
                self._at(each.at),
            ]
            for each in self.pack.cast
        ]
        headings = (N_("home"), N_("m²"), N_("choice"), N_("how"), N_("when"))
        return self._table(N_("Ballots"), headings, rows)

    def papers(self, photos: Mapping[str, str]) -> Table:
        """`photos`: by the file's id, what it is called in the archive."""
        rows: list[Sequence[Cell]] = []
        for paper in self.pack.papers:
            rows += [
                [
                    self._home_of(paper.voter),
                    number,
                    self._label(entry.choice),
                    self._name(entry.by),
                    self._at(entry.at),
                    self._w(_PAPERS[paper.state]),
                    photos.get(paper.file_id, self._w(N_("the photo is gone"))),
                ]
                for number, entry in enumerate(paper.entries, 1)
            ]
        headings = (N_("home"), N_("entry"), N_("choice"), N_("by"), N_("when"))
        return self._table(N_("Paper ballots"), (*headings, N_("state"), N_("photo")), rows)

    def proxies(self, photos: Mapping[str, str]) -> Table:
        rows = [
            [
                self._home_of(each.voter),
                self._name(each.holder),
                self._at(each.at),
                self._at(each.cast_at),
                self._at(each.overridden_at),
                self._at(each.ended_at),
                photos.get(each.file_id, self._w(N_("the photo is gone"))),
            ]
            for each in self.pack.proxies
        ]
        headings = (N_("home"), N_("holder"), N_("recorded"), N_("cast by the holder"))
        more = (N_("the owner voted instead"), N_("taken back"), N_("photo"))
        return self._table(N_("Proxies"), (*headings, *more), rows)

    def _table(
        self,
        name: str,
        headings: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        notes: Sequence[str] = (),
    ) -> Table:
        return Table(
            name=self._w(name),
            headings=[self._w(each) for each in headings],
            rows=rows,
            notes=notes,
        )

    def _chose(self, each: Cast) -> str:
        if each.choice is not None:
            return self._label(each.choice)
        if each.took_part:
            return self._w(N_("took part (secret)"))
        silent = each.voter in self.pack.silent
        return self._w(N_("silent, counted as taking part") if silent else N_("did not take part"))

    def _way(self, each: Cast, by_proxy: set[VoterId], on_paper: set[VoterId]) -> str:
        if not each.took_part:
            return ""
        if each.voter in on_paper:
            return self._w(N_("on paper"))
        return self._w(N_("online, by proxy") if each.voter in by_proxy else N_("online"))

    def _home(self, home: AreaId) -> str:
        lineage = [
            each for each in self.pack.addresses.get(home, ()) if each.level >= Level.BUILDING
        ]
        return words.home(self.t, lineage)

    def _home_of(self, voter: VoterId) -> str:
        home = self.pack.voters[voter].home
        return self._home(home) if home is not None else ""

    def _label(self, key: str) -> str:
        return ballot_words.label(self.t, self.pack.vote, key)

    def _name(self, person: PersonId | None) -> str:
        return self.pack.names.get(person, "") if person is not None else ""

    def _at(self, at: datetime | None) -> str:
        return "" if at is None else self.t.written(at)

    def _w(self, msgid: str) -> str:
        return self.t.plain(msgid)
