"""Who lives in the demo's neighbourhood, and the settings that vouch for them."""

from dataclasses import dataclass

from playground import presses
from playground.chats import Chat
from playground.people import Person
from playground.world import World

NEIGHBOURHOOD = "幸福里"
USERNAME = "xingfuli_bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    residents: tuple[Person, ...]
    workers: tuple[Person, ...]
    administrator: Person
    staff_group: Chat
    residents_group: Chat


def gather(world: World, token: str) -> Cast:
    """Everybody has opened the bot: their first words wait for it."""
    bot = world.bot(token, name=NEIGHBOURHOOD, username=USERNAME)
    wang, zhang, liu = (_person(world, name) for name in ("王阿姨", "张大爷", "小刘"))
    li, zhao = _person(world, "李师傅"), _person(world, "赵师傅")
    chen = _person(world, "陈书记")
    staff = world.group("幸福里物业工作群", [bot, li, zhao], owner=chen)
    neighbours = world.group("幸福里3号楼业主群", [bot, wang, zhang, liu], owner=chen)
    for person in world.people.values():
        presses.start(world, person)
    return Cast(
        residents=(wang, zhang, liu),
        workers=(li, zhao),
        administrator=chen,
        staff_group=staff,
        residents_group=neighbours,
    )


def _person(world: World, name: str) -> Person:
    return world.person(name, language_code="zh-hans")


def settings(cast: Cast) -> str:
    """As a committee would have written them: config.toml."""
    people = [(person, "resident") for person in cast.residents]
    people += [(person, "worker") for person in cast.workers]
    people += [(cast.administrator, "administrator")]
    parts = [f'[neighbourhood]\nname = "{NEIGHBOURHOOD}"\n']
    parts += [
        f'[[people]]\ntelegram_id = {person.id}\nname = "{person.first_name}"\n'
        f'roles = ["{role}"]\n'
        for person, role in people
    ]
    groups = ((cast.staff_group, "staff"), (cast.residents_group, "residents"))
    parts += [
        f'[[groups]]\nchat_id = {chat.id}\npurpose = "{purpose}"\ntitle = "{chat.title}"\n'
        for chat, purpose in groups
    ]
    return "\n".join(parts)
