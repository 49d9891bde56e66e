"""Ways in, and what is handed over there: links and contacts."""

import pytest
from town import Town

from bot.app import routes
from domain.permissions import Action
from handlers.kit.context import Context
from handlers.kit.raised import NotYourContact
from handlers.kit.routing import Routes
from handlers.kit.said import Contact, Said
from handlers.kit.screens import ReplyKey, Screen, html
from playground import Phone

#: Printed on paper and sent to neighbours: one that is gone from here never comes back with
#: another meaning.
PREFIXES = {"c", "draft", "e", "i", "join", "k", "m", "n", "t", "v", "w"}


@pytest.fixture
def wang(town: Town) -> Phone:
    return town.resident("王阿姨")


def test_every_prefix_of_a_link_is_known_here() -> None:
    assert set(routes().links) == PREFIXES


@pytest.mark.parametrize("prefix", ["draft", "dr", "drafts", ""])
def test_no_link_begins_like_another(prefix: str) -> None:
    async def follow(_context: Context, _rest: str) -> None: ...

    known = Routes()
    known.link("draft", follow, action=Action.TALK)

    with pytest.raises(AssertionError):
        known.link(prefix, follow, action=Action.TALK)


async def test_a_link_leads_to_the_feature_that_made_it(town: Town, wang: Phone) -> None:
    followed: list[str] = []

    async def follow(_context: Context, rest: str) -> None:
        followed.append(rest)

    town.linli.routes.link("probe_", follow, action=Action.TALK)
    await wang.opens("probe_a-B_9")

    assert followed == ["a-B_9"]
    assert wang.messages == []


async def test_a_link_that_nobody_knows_leads_home(town: Town, wang: Phone) -> None:
    await wang.opens("gone_7")

    assert "幸福里" in wang.last.text


async def test_a_link_typed_in_a_group_is_followed_nowhere(town: Town, wang: Phone) -> None:
    async def follow(_context: Context, _rest: str) -> None:
        raise AssertionError

    town.linli.routes.link("probe_", follow, action=Action.TALK)
    group = town.group("三号楼", wang)

    await wang.says("/start@linli_bot probe_7", chat=group)

    assert "幸福里" in wang.last.text


async def test_a_key_shares_ones_own_number(town: Town, wang: Phone) -> None:
    taken = taking_contacts(town)
    key = ReplyKey("📱 我的手机号", request_contact=True)
    screen = Screen(text=html("您是哪位？"), keyboard=((key, "以后再说"),))

    async def ask(context: Context, _said: Said) -> None:
        await context.reply(lambda _t: screen)

    town.linli.routes.commands["ask_me"] = ask
    await wang.says("/ask_me")

    await wang.taps("📱 我的手机号")

    assert wang.keyboard == ["📱 我的手机号", "以后再说"]
    phone = wang.person.phone.lstrip("+")
    assert taken == [Contact(phone=phone, user_id=wang.person.id, own=True)]


async def test_an_empty_keyboard_takes_the_old_one_away(town: Town, wang: Phone) -> None:
    async def close(context: Context, _said: Said) -> None:
        await context.reply(lambda _t: Screen(text=html("好"), keyboard=()))

    town.linli.routes.commands["close"] = close
    await wang.opens()

    await wang.says("/close")

    assert wang.keyboard == []


async def test_somebody_elses_number_is_not_ones_own(town: Town, wang: Phone) -> None:
    taken = taking_contacts(town)
    li = town.repairer()

    await wang.sends_contact(of=li.person)

    assert [each.own for each in taken] == [False]
    assert "您自己的手机号" in wang.last.text


async def test_ones_own_number_forwarded_by_another_is_not_theirs(town: Town, wang: Phone) -> None:
    taken = taking_contacts(town)
    li = town.repairer()
    shared = await wang.sends_contact()

    await li.forwards(shared)
    await wang.forwards(shared)

    assert [each.own for each in taken] == [True, False, False]


async def test_a_number_quoted_by_a_command_is_not_taken(town: Town, wang: Phone) -> None:
    said: list[Said] = []

    async def take(_context: Context, what: Said) -> None:
        said.append(what)

    town.linli.routes.commands["take"] = take
    shared = await wang.sends_contact()

    await wang.says("/take", reply_to=shared)

    assert said == [Said()]


def taking_contacts(town: Town) -> list[Contact]:
    taken: list[Contact] = []

    async def take(_context: Context, said: Said) -> bool:
        assert said.contact is not None
        taken.append(said.contact)
        if not said.contact.own:
            raise NotYourContact
        return True

    town.linli.routes.contact = take
    return taken
