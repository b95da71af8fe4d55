"""What several journeys do on the way, each with the hand that it is given."""

import re

from hands import starting_with
from playwright.sync_api import expect


def open_chat(hand, demo, name):
    """Opens the chat of that name from the inbox; the sidebar beside it is there."""
    page = hand.page
    page.goto(demo.url + "/inbox")
    hand.press(page.get_by_role("listitem").get_by_role("link", name=starting_with(name)).first)
    expect(page).to_have_url(re.compile(r"/inbox/chats/\d+"))
    expect(page.locator("#sidebar-who")).to_be_visible()


def write(hand, text):
    page = hand.page
    hand.write(page.get_by_role("textbox", name="Message"), text)
    hand.press(page.get_by_role("button", name="Send", exact=True))
    expect(page.locator("#messages").get_by_text(text)).to_be_visible()


def state(hand):
    """Where the chip says who this is: linked, suggested, unlinked, blocked."""
    return hand.page.locator("#sidebar-who .who-state .chip")


def section(hand, name):
    """A list of records in the sidebar."""
    return hand.page.locator(".side-list").filter(has=hand.page.get_by_role("heading", name=starting_with(name)))


def slow(page):
    """As over a phone's line."""
    line = page.context.new_cdp_session(page)
    line.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1})
