"""The buttons of decisions, each where it stands."""

from decided import Offices, objected, offices, proposed, standing
from ready import Ready, Scene
from town import Town

from domain.decisions import Stage
from playground import Phone


async def _at(town: Town, stage: Stage) -> Offices:
    here = await offices(town)
    await standing(here, stage)
    return here


async def _on_the_card(phone: Phone, label: str) -> Ready:
    await phone.says("/start w1")
    return Ready(phone, label, phone.last)


async def listing(town: Town) -> Ready:
    here = await _at(town, Stage.PROCESS)
    return await _on_the_card(here.owners[0], "📢 决策公开")


async def opened(town: Town) -> Ready:
    here = await _at(town, Stage.PROCESS)
    await here.owners[0].says("/start w")
    return Ready(here.owners[0], here.owners[0].last.buttons[0], here.owners[0].last)


async def propose(town: Town) -> Ready:
    here = await offices(town)
    await here.zhao.says("/start w")
    return Ready(here.zhao, "➕ 提议一项决策", here.zhao.last)


async def anew(town: Town) -> Ready:
    here = await _at(town, Stage.REFUSED)
    return await _on_the_card(here.zhao, "🔁 重新提议")


def word(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        here = await offices(town)
        await proposed(here)
        return await _on_the_card(here.lin, label)

    return scene


async def call_vote(town: Town) -> Ready:
    here = await _at(town, Stage.ASSEMBLY)
    return await _on_the_card(here.zhao, "🗳 召集业主大会表决")


async def object_(town: Town) -> Ready:
    here = await _at(town, Stage.PROCESS)
    return await _on_the_card(here.owners[0], "✋ 我有异议")


async def objections(town: Town) -> Ready:
    here = await _at(town, Stage.PROCESS)
    await objected(here)
    return await _on_the_card(here.liu, "✋ 待答复的异议：1")


async def answer(town: Town) -> Ready:
    ready = await objections(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, ready.who.last.buttons[0], ready.who.last)


async def resolve(town: Town) -> Ready:
    here = await _at(town, Stage.RESOLVING)
    return await _on_the_card(here.liu, "✅ 安排谁办、何时办好")


#: Anybody may press these, for themselves: they are told why not, or shown what is theirs to see.
OWN = {"qa", "qb", "qj"}
SCENES: dict[str, Scene] = {
    "qa": listing,
    "qb": opened,
    "qc": propose,
    "qf": anew,
    "qg": word("✅ 同意"),
    "qh": word("❌ 不同意"),
    "qi": call_vote,
    "qj": object_,
    "qk": objections,
    "ql": answer,
    "qm": resolve,
}
