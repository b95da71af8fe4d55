"""Anywhere by typing, by the keys that are listed, and from a phone's bar."""

import re

from playwright.sync_api import expect
from screens import ADMIN, LIMITED


def open_palette(hand):
    """With the mouse by its button, with the keyboard by its key."""
    if hand.name == "mouse":
        hand.press(hand.page.get_by_role("button", name="Go to"))
    else:
        hand.page.keyboard.press("Control+k")


def test_a_chat_a_contact_and_a_page_are_a_few_letters_away(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_palette(mara)
    page.keyboard.type("ana diaz")
    options = page.locator("#palette-results").get_by_role("option")
    expect(options.filter(has_text="Ana Díaz").filter(has_text="Chat")).to_be_visible()
    expect(options.filter(has_text="Ana Díaz").filter(has_text="Contact")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/inbox/chats/"))
    open_palette(mara)
    mara.pick(page.locator("#palette-query"), "user map", options.filter(has_text="User mapping"))
    expect(page).to_have_url(re.compile("user-mapping"))


def test_the_keys_are_listed_and_work(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    mara.press(page.get_by_role("button", name="Keys"))
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    # Whoever opened it is where they were.
    expect(page.get_by_role("button", name="Keys")).to_be_focused()
    page.keyboard.press("?")
    mara.press(page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close"))
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile("/links$"))


def test_who_may_not_go_somewhere_is_not_led_there(visit, demo):
    aylin = visit(LIMITED)
    open_palette(aylin)
    aylin.page.keyboard.type("team")
    expect(aylin.page.locator("#palette-results").get_by_text("Nothing here reads like that.")).to_be_visible()


def test_a_phone_has_five_places_and_the_others_behind_the_last(visit, demo):
    mara = visit(ADMIN, viewport={"width": 360, "height": 740})
    bar = mara.page.get_by_role("navigation", name="Liaison")
    expect(bar.locator("> ul > li:visible")).to_have_count(5)
    mara.press(bar.locator("summary"))
    expect(bar.get_by_role("link", name="Team")).to_be_visible()
    mara.page.keyboard.press("Escape")
    expect(bar.get_by_role("link", name="Team")).to_be_hidden()
    expect(bar.locator("summary")).to_be_focused()
    mara.press(bar.locator("summary"))
    mara.press(bar.get_by_role("link", name="Team"))
    expect(mara.page).to_have_url(re.compile("/team$"))
