"""The page of phones, as somebody looks at it in a real browser."""

import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, async_playwright, expect

BUILT = Path(__file__).parents[1] / "build" / "page"
LAPTOP, POCKET = (1366, 768), (390, 844)
#: What to say where no browser is installed.
MISSING = (
    "no Chromium on this machine, so the page of phones is not tried"
    " (apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji)"
)
_SWITCHES = (
    "--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
#: Milliseconds; on a busy machine a browser is slow.
_PATIENCE = 20_000
expect.set_options(timeout=_PATIENCE)
#: Every picture that can be seen; others are not fetched before they are.
_DRAWN = """Array.from(document.images).every(image => {
    const { width, bottom, top } = image.getBoundingClientRect();
    return image.complete || !width || bottom < 0 || top > innerHeight;
})"""


def chromium() -> str | None:
    """Where it is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


@asynccontextmanager
async def browsing(path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_SWITCHES)
        yield browser
        await browser.close()


class Looking:
    """One browser window on the page; collects what went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.wrong: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda problem: self.wrong.append(str(problem)))
        page.on("request", lambda request: self._inside(request.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(message.text)

    def _inside(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"went out to {url}")

    async def opens(self, query: str = "") -> None:
        await self.page.goto(f"{self.address}/{query}")
        await expect(self.page.locator(".bar")).to_be_visible()

    def phone(self, name: str) -> "Glass":
        return Glass(self.page.get_by_role("region", name=name, exact=True))

    async def picture(self, name: str) -> None:
        BUILT.mkdir(parents=True, exist_ok=True)
        await self.page.wait_for_function(_DRAWN)
        await self.page.screenshot(path=BUILT / f"{name}.png", animations="disabled")


#: Opens a window: address, query, size, and what else the browser is to pretend.
Look = Callable[..., Awaitable[Looking]]


class Glass:
    """Somebody's phone on the page."""

    def __init__(self, where: Locator) -> None:
        self.where = where

    async def says(self, text: str) -> None:
        field = self.where.locator("textarea")
        await field.fill(text)
        await field.press("Enter")

    async def taps(self, label: str) -> None:
        """The newest button of that name."""
        await self.button(label).last.click()

    def button(self, label: str) -> Locator:
        return self.where.get_by_role("button", name=label, exact=True)

    async def reads(self, words: str) -> None:
        shown = self.where.locator(".bubble, .service, .toast, .alert").filter(has_text=words)
        await expect(shown.last).to_be_visible()

    async def opens_chat(self, title: str) -> None:
        back = self.button("返回")
        if await back.count():
            await back.click()
        name = self.where.page.get_by_text(title, exact=True)
        await self.where.locator(".chat").filter(has=name).click()
        await expect(self.where.get_by_role("heading", name=title, exact=True)).to_be_visible()

    async def attaches(self, what: str) -> None:
        await self.button("发送附件").click()
        await self.where.page.get_by_role("menuitem", name=re.compile(what)).click()
