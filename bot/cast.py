"""Who lives and works in the demo's neighbourhood, and how its committee set it up."""

import csv
from dataclasses import dataclass
from pathlib import Path

from playground import groups, presses
from playground.chats import Chat
from playground.people import Person
from playground.world import World

NEIGHBOURHOOD = "幸福里"
USERNAME = "xingfuli_bot"
#: The household roll of two compounds, as a property office would have it.
ROLL = Path(__file__).parent / "town" / "roll.csv"

#: Those of the tour, before everybody else on the page's lists.
FIRST = ("王阿姨", "张大爷", "小刘", "李师傅", "赵师傅", "陈书记")
#: As they are called in the chats, and as they stand on the roll.
RESIDENTS = {
    "王阿姨": "王秀英",
    "张大爷": "张永福",
    "小刘": "刘子涵",
    "周楼长": "周桂兰",
    "孙阿姨": "孙玉珍",
    "老吴": "吴建国",
    "陈书记": "陈立新",
    "马楼长": "马淑芬",
    "杨老师": "杨振华",
    "杨奶奶": "何素琴",
    "小徐": "徐浩然",
    "郭大姐": "郭春梅",
    "老高": "高德明",
    "林姐": "林海燕",
    "小林": "林欣怡",
    "胡大爷": "胡长河",
    "小何": "何俊杰",
    "罗楼长": "罗凤霞",
    "郑师傅": "郑卫东",
    "谢阿姨": "谢金花",
    "梁妈妈": "梁佳怡",
    "小宋": "宋文博",
    "唐楼长": "唐丽华",
    "许大妈": "许红梅",
    "韩爷爷": "韩国庆",
    "冯女士": "冯美玲",
    "小邓": "邓思远",
    "曹书记": "曹学军",
    "彭楼长": "彭明月",
    "老曾": "曾宏伟",
}
#: Who moved in lately and has not said so yet.
NEWCOMERS = ("小蒋", "蔡阿姨", "孟大妈")

#: Who decides to whom tickets go.
OFFICE = "林社工"
#: Two, since it takes a second one to make a third.
ADMINISTRATORS = ("陈书记", OFFICE)
#: Who serves it, by name and kind.
ORGANISATIONS = {
    "幸福里物业": "property",
    "祥和苑物业": "property",
    "水电气服务中心": "department",
    "洁家环卫队": "society",
    "便民超市": "shop",
}
#: Whom the committee wrote into config.toml: name, role, the area it holds for, and for whom.
DUTIES = (
    ("陈书记", "secretary", "幸福里", ""),
    ("老高", "committee", "幸福里", ""),
    (OFFICE, "community", "", ""),
    ("何科长", "street", "", ""),
    ("曹书记", "secretary", "祥和苑", ""),
    ("马楼长", "building_head", "幸福里 1号楼", ""),
    ("罗楼长", "building_head", "幸福里 2号楼", ""),
    ("周楼长", "building_head", "幸福里 3号楼", ""),
    ("唐楼长", "building_head", "祥和苑 A座", ""),
    ("彭楼长", "building_head", "祥和苑 B座", ""),
    ("李师傅", "worker", "幸福里", "幸福里物业"),
    ("赵师傅", "worker", "幸福里", "幸福里物业"),
    ("电工小马", "worker", "祥和苑", "祥和苑物业"),
    ("燃气小于", "worker", "", "水电气服务中心"),
    ("环卫老田", "worker", "", "洁家环卫队"),
    ("小孙", "volunteer", "幸福里", ""),
    ("便民超市老马", "merchant", "幸福里", "便民超市"),
)
#: What goes to somebody else than it usually would: category and organisation.
RULE = ("环境卫生", "洁家环卫队")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How somebody helps as a volunteer."""

    skills: tuple[str, ...] = ()
    #: Only there, instead of all over their compound.
    buildings: tuple[str, ...] = ()
    rests: bool = False
    #: Their name may be read where they are thanked.
    named: bool = False


#: Who became a volunteer. 小孙 lives elsewhere, so the committee gave him the role; the others
#: live there, and joined by themselves.
VOLUNTEERS = {
    "小孙": Service(skills=("手机电脑",), named=True),
    "郑师傅": Service(skills=("电工", "水暖"), named=True),
    "林姐": Service(skills=("医护", "照护老人小孩"), buildings=("2号楼", "3号楼")),
    "小徐": Service(skills=("开车",), rests=True),
    "梁妈妈": Service(skills=("文艺体育",), named=True),
    "小宋": Service(skills=("手机电脑",), buildings=("A座",), rests=True),
}
#: Who makes the rota of their compound: what, where, on which day, when, and for how many.
SECRETARY, ROTA = "曹书记", ("环境卫生", "楼道清扫", "祥和苑A座", "每周六", "9:00", "2人")
MERCHANT = "便民超市老马"
#: What he gives, and for how many points.
REWARDS = {"环保购物袋一个": 2, "5斤大米一袋": 20}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    #: By the name they are called.
    people: dict[str, Person]
    staff_group: Chat
    residents_group: Chat
    second_group: Chat
    volunteers_group: Chat

    @property
    def residents(self) -> tuple[Person, ...]:
        """Who are on the roll, in its order."""
        return tuple(self.people[name] for name in RESIDENTS)

    @property
    def groups(self) -> tuple[tuple[Chat, str, str], ...]:
        """Each with its purpose and its area."""
        return (
            (self.staff_group, "staff", ""),
            (self.residents_group, "residents", "幸福里 3号楼"),
            (self.second_group, "residents", "祥和苑"),
            (self.volunteers_group, "volunteers", "幸福里"),
        )


def gather(world: World, token: str) -> Cast:
    """Everybody has opened the bot: their first words wait for it."""
    bot = world.bot(token, name=NEIGHBOURHOOD, username=USERNAME)
    phones = _phones()
    names = dict.fromkeys((*FIRST, *RESIDENTS, *(name for name, *_ in DUTIES), *NEWCOMERS))
    people = {
        name: world.person(
            name, language_code="zh-hans", phone=phones.get(RESIDENTS.get(name, ""), "")
        )
        for name in names
    }

    def group(title: str, owner: str, *members: str) -> Chat:
        return world.group(title, [bot, *map(people.__getitem__, members)], owner=people[owner])

    cast = Cast(
        people=people,
        staff_group=group("幸福里物业工作群", "陈书记", "李师傅", "赵师傅", "电工小马", "林社工"),
        residents_group=group(
            "幸福里3号楼业主群", "周楼长", "王阿姨", "张大爷", "小刘", "孙阿姨", "老吴", "陈书记"
        ),
        second_group=group("祥和苑邻里群", "曹书记", "梁妈妈", "小宋", "许大妈", "冯女士"),
        volunteers_group=group(
            "幸福里志愿者群", "陈书记", "小孙", "郑师傅", "林姐", "小徐", "林社工"
        ),
    )
    # Where tasks are grabbed by a plain word, it has to hear plain words.
    groups.promote(world, people["陈书记"], bot, cast.volunteers_group)
    for person in people.values():
        presses.start(world, person)
    return cast


def _phones() -> dict[str, str]:
    """The telephone of whoever has one on the roll."""
    with ROLL.open(encoding="utf-8", newline="") as file:
        return {line["姓名"]: f"+86{line['手机']}" for line in csv.DictReader(file)}


def settings(cast: Cast) -> str:
    """As a committee would have written them: config.toml."""
    admins = ", ".join(str(cast.people[name].id) for name in ADMINISTRATORS)
    parts = [
        f'[neighbourhood]\nname = "{NEIGHBOURHOOD}"\n',
        f"[telegram]\nadmins = [{admins}]\n",
        # Whoever tries it out moves on faster than people live.
        "[sending]\nper_second = 0\nper_chat_per_second = 0\nper_group_per_minute = 0\n",
    ]
    for name, kind in ORGANISATIONS.items():
        parts.append(f'[[organisations]]\nname = "{name}"\nkind = "{kind}"\n')
    for name, role, area, organisation in DUTIES:
        parts.append(
            f'[[people]]\ntelegram_id = {cast.people[name].id}\nname = "{name}"\n'
            f'roles = ["{role}"]\narea = "{area}"\norganisation = "{organisation}"\n'
        )
    for chat, purpose, area in cast.groups:
        parts.append(
            f'[[groups]]\nchat_id = {chat.id}\npurpose = "{purpose}"\n'
            f'title = "{chat.title}"\narea = "{area}"\n'
        )
    return "\n".join(parts)
