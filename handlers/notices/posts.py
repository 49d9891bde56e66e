"""What staff read of a notice in groups. Pure."""

from markupsafe import Markup

from domain.notices import Notice, Stage
from handlers.kit.i18n import N_, Translation
from handlers.notices import words
from storage.notice_posts import Post


def line(t: Translation, notice: Notice, post: Post, *, night: bool) -> Markup:
    """`night`: groups are not disturbed at this hour."""
    name = post.title or t.plain(N_("a group"))
    if post.state == "failed":
        return t(N_("⚠️ Not posted in {group}: {why}"), group=name, why=_why(t, post))
    said = _standing(notice, post) if post.stands else _waiting(notice, post, night=night)
    return t(said, group=name)


def told(t: Translation, notice: Notice, post: Post) -> str:
    """As `line`, for a table; afterwards nobody asks at what hour."""
    name = post.title or t.plain(N_("a group"))
    if post.state == "failed":
        return t.plain(N_("⚠️ Not posted in {group}: {why}"), group=name, why=_why(t, post))
    said = _standing(notice, post) if post.stands else _waiting(notice, post, night=False)
    return t.plain(said, group=name)


def _standing(notice: Notice, post: Post) -> str:
    if notice.stage is Stage.CANCELLED:
        return N_("✖️ {group}: it had been posted; there it says “cancelled”")
    if post.error is None:
        pinned = post.state == "pinned"
        return N_("📌 {group}: posted and pinned") if pinned else N_("✓ {group}: posted")
    if post.state == "posted" and notice.pin:
        return N_(
            "⚠️ {group}: posted, but I may not pin here. Make me an administrator who may pin."
        )
    return N_("⚠️ {group}: posted, but its pictures did not come")


def _waiting(notice: Notice, post: Post, *, night: bool) -> str:
    if notice.stage is Stage.CANCELLED:
        return N_("✖️ {group}: not posted")
    if post.held:
        return N_("⏸ {group}: waits until you go on")
    return N_("🌙 {group}: in the morning") if night else N_("… {group}: on its way")


def _why(t: Translation, post: Post) -> str:
    """Telegram's own words where nobody has others for them."""
    said = (post.error or "").lower()
    known = next((why for sign, why in words.REFUSED.items() if sign in said), None)
    return t.plain(known) if known else (post.error or "")
