"""📊 and 📄 under a vote that is published."""

from ready import Ready, Scene
from town import Town
from voted import cast, over, owners_vote


def under_the_result(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        wang, zhang = town.resident("王阿姨"), town.resident("张大爷")
        vote_id = await owners_vote(town, [wang, zhang])
        await cast(town, vote_id, {wang: "for", zhang: "for"})
        await over(town, vote_id)
        await wang.says("/vote")
        return Ready(wang, label, wang.last)

    return scene


SCENES: dict[str, Scene] = {
    "bx": under_the_result("📊 看图"),
    "bq": under_the_result("📄 公告 PDF"),
}
