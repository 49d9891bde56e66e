"""What may happen to a decision. It moves only forward; a refusal ends it, with its reason.

proposed ─> review ─> assembly ─> approval ─┐                     (三议一审)
proposed ─> consultation ─> assembly ───────┴─> process ─> resolving ─> adopted ─> done
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.areas import Area
from domain.assembly import Matter
from domain.decisions import refusals
from domain.decisions.kinds import (
    FROM_SCRATCH,
    LONGEST,
    SHORTEST,
    DecisionId,
    Grounds,
    Office,
    Opinion,
    Procedure,
    Publication,
    Published,
    Stage,
)
from domain.decisions.procedure import SPEAKERS, following
from domain.meetings import ResolutionId
from domain.people import Person, PersonId, Who
from domain.settings import DecisionSettings
from domain.votes import VoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    id: DecisionId
    procedure: Procedure
    area: Area
    title: str
    #: What the law asks of the vote.
    matter: Matter
    stage: Stage
    #: The proposal first, then in the order in which they were said.
    opinions: tuple[Opinion, ...]
    publications: tuple[Publication, ...] = ()
    #: Objections without an answer.
    unanswered: int = 0
    grounds: Grounds = FROM_SCRATCH
    #: None: none was called.
    vote: VoteId | None = None
    #: What is done; None: not adopted.
    resolution: ResolutionId | None = None
    #: Of this stage; None: it is over.
    due_at: datetime | None
    stage_at: datetime
    made_at: datetime

    @property
    def proposal(self) -> Opinion:
        """What it says is the text of the decision."""
        return self.opinions[0]

    def late(self, at: datetime) -> bool:
        return self.due_at is not None and at > self.due_at

    @property
    def waits_for(self) -> tuple[Office, ...]:
        """Whose word is missing at this step."""
        spoken = {each.office for each in self.opinions if each.step is self.stage}
        return tuple(each for each in SPEAKERS.get(self.stage, ()) if each not in spoken)

    def publication(self, kind: Published) -> Publication | None:
        return next((each for each in self.publications if each.kind is kind), None)

    def running(self, at: datetime) -> Publication | None:
        """What neighbours may object to then."""
        return next((each for each in self.publications if each.runs(at)), None)

    def may_speak(
        self, by: PersonId, held: AbstractSet[Office], office: Office | None = None
    ) -> Office:
        """For which office they may say the word that is missing. `office`: for that one.

        Raises `NotYourStep`, `SpokenAlready`, `OfficeNotHeld`, `AnotherMustSpeak`.
        """
        speakers = SPEAKERS.get(self.stage, ())
        if office is not None and office not in speakers:
            raise refusals.NotYourStep(self)
        wanted = speakers if office is None else (office,)
        theirs = [each for each in wanted if each in held]
        if not speakers:
            raise refusals.NotYourStep(self)
        if not theirs:
            raise refusals.OfficeNotHeld(wanted)
        missing = [each for each in theirs if each in self.waits_for]
        if not missing:
            raise refusals.SpokenAlready(self)
        for each in missing:
            if not self._spoke_for_another(by, each):
                return each
        raise refusals.AnotherMustSpeak(self)

    def opine(
        self, word: "Word", held: AbstractSet[Office], at: datetime, rules: DecisionSettings
    ) -> "Decision":
        """Raises as `may_speak`, and `NotInWriting`."""
        self.may_speak(word.by.id, held, word.office)
        assert self.due_at is not None, "nobody speaks when it is over"
        opinion = Opinion(
            step=self.stage,
            office=word.office,
            by=Who(id=word.by.id, name=word.by.name),
            approved=word.approved,
            text=in_writing(word.text),
            at=at,
            due_at=self.due_at,
        )
        said = replace(self, opinions=(*self.opinions, opinion))
        if not word.approved:
            return _at(said, Stage.REFUSED, at, None)
        return said if said.waits_for else _go_on(said, at, rules)

    def call(self, vote: VoteId, closes_at: datetime) -> "Decision":
        """The owners are called to vote on it. Raises `NotYourStep`, `VoteCalled`."""
        self.may_be_called()
        return replace(self, vote=vote, due_at=closes_at)

    def may_be_called(self) -> None:
        if self.stage is not Stage.ASSEMBLY:
            raise refusals.NotYourStep(self)
        if self.vote is not None:
            raise refusals.VoteCalled(self)

    def voted(
        self, vote: VoteId, at: datetime, rules: DecisionSettings, *, passed: bool
    ) -> "Decision":
        """Raises `NotYourStep` where it is another vote's, or was counted before."""
        if self.stage is not Stage.ASSEMBLY or self.vote is None or self.vote != vote:
            raise refusals.NotYourStep(self)
        return _go_on(self, at, rules) if passed else _at(self, Stage.REFUSED, at, None)

    def vote_dropped(self, at: datetime, rules: DecisionSettings) -> "Decision":
        """It was called off, or its key is lost: another one has to be called."""
        if self.stage is not Stage.ASSEMBLY or self.vote is None:
            raise refusals.NotYourStep(self)
        return replace(self, vote=None, due_at=at + timedelta(days=rules.assembly_days))

    def heard(self, at: datetime, rules: DecisionSettings) -> "Decision | None":
        """When its first publication is over; None while it runs, or while an objection waits for
        its answer.
        """
        published = self.publication(Published.PROCESS)
        if self.stage is not Stage.PROCESS or published is None or self.unanswered:
            return None
        return None if at < published.until else _go_on(self, at, rules)

    def may_be_resolved(self, *, dropped: bool = False) -> None:
        """`dropped`: nobody will do what it became. Raises `NotYourStep`."""
        again = self.stage is Stage.ADOPTED and dropped
        if self.stage is not Stage.RESOLVING and not again:
            raise refusals.NotYourStep(self)

    def adopt(
        self,
        resolution: ResolutionId,
        due_at: datetime,
        at: datetime,
        rules: DecisionSettings,
        *,
        dropped: bool = False,
    ) -> "Decision":
        """From here on it is somebody's to do, and its result is published."""
        self.may_be_resolved(dropped=dropped)
        adopted = replace(self, resolution=resolution)
        if self.stage is Stage.ADOPTED:
            return replace(adopted, due_at=due_at)
        result = _published(Published.RESULT, at, rules)
        adopted = replace(adopted, publications=(*self.publications, result))
        return _at(adopted, Stage.ADOPTED, at, due_at)

    def finish(self, at: datetime, *, kept: bool) -> "Decision | None":
        """`kept`: what it became is done. None: it is not over yet."""
        result = self.publication(Published.RESULT)
        if self.stage is not Stage.ADOPTED or result is None or not kept or self.unanswered:
            return None
        return None if at < result.until else _at(self, Stage.DONE, at, None)

    def may_be_objected(self, at: datetime) -> Publication:
        """Raises `NotPublished`."""
        running = self.running(at)
        if running is None:
            raise refusals.NotPublished(self)
        return running

    def _spoke_for_another(self, by: PersonId, office: Office) -> bool:
        """Nobody is two of those who are to look at each other's work."""
        return any(
            each.by is not None and each.by.id == by and each.office is not office
            for each in self.opinions
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What somebody says for their office."""

    by: Person
    office: Office
    approved: bool
    #: The opinion, or the reason.
    text: str


def in_writing(text: str) -> str:
    """An opinion is kept word for word: it is not cut. Raises `NotInWriting`."""
    kept = text.strip()
    if not SHORTEST <= len(kept) <= LONGEST:
        raise refusals.NotInWriting
    return kept


def _days(stage: Stage, rules: DecisionSettings) -> int:
    if stage is Stage.ASSEMBLY:
        return rules.assembly_days
    if stage is Stage.PROCESS:
        return rules.publication_days
    return rules.opinion_days


def _go_on(decision: Decision, at: datetime, rules: DecisionSettings) -> Decision:
    stage, gone = following(decision.procedure, decision.stage), decision
    if stage is Stage.PROCESS:
        shown = _published(Published.PROCESS, at, rules)
        gone = replace(decision, publications=(*decision.publications, shown))
    return _at(gone, stage, at, at + timedelta(days=_days(stage, rules)))


def _at(decision: Decision, stage: Stage, at: datetime, due_at: datetime | None) -> Decision:
    return replace(decision, stage=stage, stage_at=at, due_at=due_at)


def _published(kind: Published, at: datetime, rules: DecisionSettings) -> Publication:
    return Publication(kind=kind, at=at, until=at + timedelta(days=rules.publication_days))
