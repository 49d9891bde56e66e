"""The two procedures, as data: what follows what, and who speaks at which step.

三议一审两公开: 小区党支部、业主委员会或物业服务企业提议 → 社区党组织审议 → 业主大会决议
→ 街道党工委审核 → 过程公开、结果公开. For smaller matters: 支部先议 (the branch proposes)
→ 三方商议 → 业主大会决议; what comes of it is published just the same.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from domain.areas import Area
from domain.decisions.kinds import Office, Procedure, Stage
from domain.people import OrganisationId, Person, Role

_PUBLIC = (Stage.PROCESS, Stage.RESOLVING, Stage.ADOPTED, Stage.DONE)

#: In this order, none left out.
STEPS: Mapping[Procedure, tuple[Stage, ...]] = {
    Procedure.REVIEWS: (Stage.REVIEW, Stage.ASSEMBLY, Stage.APPROVAL, *_PUBLIC),
    Procedure.SMALL: (Stage.CONSULTATION, Stage.ASSEMBLY, *_PUBLIC),
}

#: Who may begin.
PROPOSERS: Mapping[Procedure, tuple[Office, ...]] = {
    Procedure.REVIEWS: (Office.BRANCH, Office.COMMITTEE, Office.PROPERTY),
    Procedure.SMALL: (Office.BRANCH,),
}

#: Who says a word at which step: all of them, each once.
SPEAKERS: Mapping[Stage, tuple[Office, ...]] = {
    Stage.REVIEW: (Office.COMMUNITY,),
    Stage.CONSULTATION: (Office.BRANCH, Office.COMMITTEE, Office.PROPERTY),
    Stage.APPROVAL: (Office.STREET,),
}

#: Who speaks for an office: whoever holds this role for the area. For the property company only
#: those who work for one.
ROLES: Mapping[Office, Role] = {
    Office.BRANCH: Role.SECRETARY,
    Office.COMMITTEE: Role.COMMITTEE,
    Office.PROPERTY: Role.WORKER,
    Office.COMMUNITY: Role.COMMUNITY,
    Office.STREET: Role.STREET,
}


def held(
    person: Person, office: Office, area: Area, companies: AbstractSet[OrganisationId]
) -> bool:
    """Whether they may speak for this office there. `companies`: the property companies."""
    return not person.barred and any(
        each.role is ROLES[office]
        and each.reaches(area)
        and (office is not Office.PROPERTY or each.organisation in companies)
        for each in person.grants
    )


def offices(
    person: Person, area: Area, companies: AbstractSet[OrganisationId]
) -> frozenset[Office]:
    return frozenset(each for each in Office if held(person, each, area, companies))


def following(procedure: Procedure, stage: Stage) -> Stage:
    """What comes next when this one is through."""
    steps = STEPS[procedure]
    return steps[steps.index(stage) + 1]
