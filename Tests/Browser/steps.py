"""What several journeys do on the way."""

import re

from playwright.sync_api import expect


def open_chat(page, demo, name):
    """Opens the chat of that name from the inbox; the sidebar beside it is there."""
    page.goto(demo.url + "/inbox")
    page.get_by_role("listitem").get_by_role("link", name=re.compile(rf"^{re.escape(name)}\b")).first.click()
    expect(page).to_have_url(re.compile(r"/inbox/chats/\d+"))
    expect(page.locator("#sidebar-who")).to_be_visible()


def write(page, text):
    page.get_by_role("textbox", name="Message").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#messages").get_by_text(text)).to_be_visible()


def state(page):
    """Where the chip says who this is: linked, suggested, unlinked, blocked."""
    return page.locator("#sidebar-who .who-state .chip")


def section(page, name):
    """A list of records in the sidebar."""
    return page.locator(".side-list").filter(has=page.get_by_role("heading", name=re.compile(rf"^{name}")))
