"""Volunteers who joined by themselves."""

from playground import Phone


async def joined(phone: Phone) -> Phone:
    """With their profile as the last screen; they live here."""
    await phone.says("/tasks")
    await phone.taps("🤝 我要当志愿者")
    return phone


async def at_the_profile(phone: Phone) -> Phone:
    await phone.says("/tasks")
    await phone.taps("⚙️ 我的志愿服务")
    return phone
