"""➕ 任命: whom, as what, for which area, for whom they work; then one tap."""

from collections.abc import Sequence
from dataclasses import replace

from domain.areas import AreaId
from domain.organisations import EMPLOYERS, OrganisationKind
from domain.people import GIVEN, OrganisationId, PersonId, Role
from domain.roles import Change, Post
from handlers.kit import forms, whom
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.roles import ROLES
from handlers.roles import employing, proposing, reaching, telling, views
from handlers.roles.appointment import Appointment
from handlers.roles.placing import where
from services import holders, proposals, roles
from services.roles import Changed

_OFTEN_FIRST = (
    Role.BUILDING_HEAD,
    Role.WORKER,
    Role.VOLUNTEER,
    Role.SECRETARY,
    Role.COMMITTEE,
    Role.COMMUNITY,
    Role.MERCHANT,
    Role.STREET,
    Role.ADMINISTRATOR,
)
_A_PAGE, _FIRST_PAGE = 5, 100
_NOBODY_TO_AGREE = N_(
    "There is no further administrator who could agree. Whoever runs this service adds one under"
    " telegram.admins in config.toml and starts it again. Please choose another role."
)
_CHOOSE = N_("Please choose one of the buttons.")


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    appointment = Appointment()
    if ids[0]:
        seen = await holders.see(context.unit, context.actor, PersonId(ids[0]))
        appointment = replace(appointment, person=seen.person.id, name=seen.person.name)
    await forms.begin(context, FORM, appointment)


async def _look(context: Context, answers: Appointment) -> Appointment:
    answers = await whom.look(context, answers)
    answers = reaching.roles_to_give(context, answers)
    await _agreed_on(context, answers)
    answers = await reaching.look(context, answers)
    return await employing.look(context, answers)


async def _agreed_on(context: Context, answers: Appointment) -> None:
    """Said before anything more is asked. Raises `NotAnAnswer`."""
    if answers.role != Role.ADMINISTRATOR:
        return
    if not await roles.could_agree(context.unit, context.actor, PersonId(answers.person)):
        raise NotAnAnswer(_NOBODY_TO_AGREE)


async def _submit(context: Context, answers: Appointment) -> None:
    to, role = PersonId(answers.person), Role(answers.role)
    if role is Role.ADMINISTRATOR:
        put = await proposals.propose(context.unit, context.actor, to, Change.GIVE)
        await proposing.put_forward(context, put)
        return
    employer = await _organisation(context, answers)
    post = Post(role=role, area=AreaId(answers.area), organisation=employer)
    changed = await roles.give(context.unit, context.actor, to, post)
    await _told(context, changed)


async def _organisation(context: Context, answers: Appointment) -> OrganisationId | None:
    """Made with the first who works for it."""
    if Role(answers.role) not in EMPLOYERS:
        return None
    if answers.new_name:
        kind = OrganisationKind(answers.kind)
        return (await context.unit.organisations.ensure(answers.new_name, kind)).id
    return OrganisationId(answers.organisation) if answers.organisation else None


async def _told(context: Context, changed: Changed) -> None:
    place = await where(context.speaker, changed.area)
    if changed.person.id != context.actor.id:
        news = telling.from_here_on(changed, place)
        await context.speaker.tell(changed.person, news, gentle=True)
    await context.redraw(views.given(changed, place))


def _roles(answers: Appointment, t: Translation) -> Sequence[Choice]:
    """What most are appointed comes first; what is on the wire is the place in `GIVEN`."""
    givable = [role for role in _OFTEN_FIRST if role in answers.givable]
    more = len(givable) > _A_PAGE + 1
    shown = givable[answers.role_page * _A_PAGE :][:_A_PAGE] if more else givable
    choices = [Choice(label=t.plain(ROLES[role]), id=GIVEN.index(role)) for role in shown]
    if more:
        following = (answers.role_page + 1) % -(-len(givable) // _A_PAGE)
        choices.append(Choice(label=t.plain(N_("More…")), id=_FIRST_PAGE + following))
    return choices


def _choose_role(answers: Appointment, chosen: int) -> Appointment:
    if chosen >= _FIRST_PAGE:
        return replace(answers, role_page=min(chosen - _FIRST_PAGE, len(GIVEN) // _A_PAGE))
    if GIVEN[chosen] not in answers.givable:
        raise IndexError
    return replace(answers.for_role(GIVEN[chosen]), role_page=0)


def _no_role(_answers: Appointment, _text: str) -> Appointment:
    raise NotAnAnswer(_CHOOSE)


FORM: Form[Appointment] = Form(
    name="appoint",
    answers=Appointment,
    questions=(
        whom.question(
            N_(
                "Whom? Send me a part of their name, the number that /me shows them,"
                " or their contact."
            )
        ),
        Question(
            name="role",
            label=N_("Role"),
            words=lambda answers, t: t(N_("What shall {name} be?"), name=answers.name),
            missing=lambda answers: not answers.role,
            take=_no_role,
            choices=_roles,
            choose=_choose_role,
            stays=lambda chosen: chosen >= _FIRST_PAGE,
        ),
        reaching.QUESTION,
        employing.QUESTION,
        employing.KIND,
    ),
    submit=_submit,
    same=lambda open_, new: open_.person == new.person,
    summary=views.appointment,
    contact=whom.take_contact,
    look=_look,
)
