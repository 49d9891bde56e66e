"""A home as its own people see it: who lives there, bringing others in, moving out."""

from markupsafe import Markup

from domain.areas import AreaId
from domain.people import Person, Relation
from domain.privacy import masked_name
from domain.residents import Lodging, ResidencyId
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Key, Screen, html, rows, view
from handlers.residents import words
from handlers.residents.application_views import LEAVE
from services import households
from services.households import Household, MovedOut

INVITE = Button("hi", N_("Invite"), takes=2)
END = Button("hz", N_("Yes, end it"), tap_only=True)

#: Of one home, on its card; the others are counted.
_MOST_SHOWN = 12
_MOST_TENANTS = 3


async def show(context: Context, ids: tuple[int, ...]) -> None:
    household = await households.show(context.unit, AreaId(ids[0]), to=context.actor)
    await context.privately(_home(household))


async def ask_end(context: Context, ids: tuple[int, ...]) -> None:
    leaving = await households.may_end(context.unit, ResidencyId(ids[0]), by=context.actor)
    own = leaving.person.id == context.actor.id
    await context.privately(_sure(leaving, own=own))


async def end(context: Context, ids: tuple[int, ...]) -> None:
    ended = await households.end(context.unit, ResidencyId(ids[0]), by=context.actor)
    await context.redraw(_ended(ended))
    if ended.person.id != context.actor.id:
        await context.tell(ended.person, _told(ended))


@view
def _home(t: Translation, household: Household) -> Screen:
    own, home = household.own, household.home[-1].id
    others = [_other(t, own, each, person) for each, person in household.others[:_MOST_SHOWN]]
    lines = [
        html("🏠 <b>{home}</b>", home=words.address(t, household.home)),
        t(N_("You: {relation}"), relation=t.plain(words.RELATIONS[own.relation])),
        *(others or [t(N_("Nobody else is registered here yet."))]),
    ]
    keys: list[Key] = []
    if household.owned:
        keys = [invite_key(t, home, Relation.FAMILY), invite_key(t, home, Relation.TENANT)]
        tenants = [each for each in household.others if each[0].relation is Relation.TENANT]
        keys += [_tenant_left(t, *each) for each in tenants[:_MOST_TENANTS]]
    keys.append(LEAVE.labelled(t.plain(N_("🚪 I have moved out")), own.id))
    return Screen(text=Markup("\n").join(lines), keys=rows(keys, 2))


def invite_key(t: Translation, home: AreaId, relation: Relation) -> Key:
    family = relation is Relation.FAMILY
    label = t.plain(N_("👪 Invite family") if family else N_("🔑 Invite a tenant"))
    return INVITE.labelled(label, home, tuple(Relation).index(relation))


def _other(t: Translation, own: Lodging, lodging: Lodging, person: Person) -> Markup:
    """A tenant and their landlord need not know each other's names."""
    apart = Relation.TENANT in {own.relation, lodging.relation}
    masked = apart and own.relation is not lodging.relation
    name = masked_name(person.name) if masked else person.name
    relation = t.plain(words.RELATIONS[lodging.relation])
    return html("· {name} · {relation}", name=name, relation=relation)


def _tenant_left(t: Translation, lodging: Lodging, person: Person) -> Key:
    label = t.plain(N_("🚪 {name} has moved out"), name=masked_name(person.name))
    return LEAVE.labelled(label, lodging.id)


@view
def _sure(t: Translation, leaving: MovedOut, *, own: bool) -> Screen:
    home = words.address(t, leaving.home)
    if own:
        text = t(
            N_(
                "Have you moved out of {home}? Then you are no longer registered there."
                " Tickets you filed stay yours."
            ),
            home=home,
        )
    else:
        text = t(
            N_("Does {name} no longer live in {home}? They will be told."),
            name=masked_name(leaving.person.name),
            home=home,
        )
    return Screen(text=text, keys=((END(t, leaving.lodging.id),),))


@view
def _ended(t: Translation, ended: MovedOut) -> Screen:
    return Screen(
        text=t(
            N_("Done: the registration in {home} has ended."), home=words.address(t, ended.home)
        )
    )


@view
def _told(t: Translation, ended: MovedOut) -> Screen:
    return Screen(
        text=t(
            N_(
                "Your registration in {home} has ended."
                " If that is a mistake, you can register again: /join"
            ),
            home=words.address(t, ended.home),
        )
    )
