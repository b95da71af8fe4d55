"""Anywhere by typing, and the keys that are listed."""

import re

from playwright.sync_api import expect
from screens import ADMIN, LIMITED


def test_a_chat_a_contact_and_a_page_are_a_few_letters_away(visit, demo):
    page = visit(ADMIN)
    page.keyboard.press("Control+k")
    page.keyboard.type("ana diaz")
    options = page.locator("#palette-results").get_by_role("option")
    expect(options.filter(has_text="Chat")).to_be_visible()
    expect(options.filter(has_text="Contact")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/inbox/chats/"))
    page.keyboard.press("Control+k")
    page.keyboard.type("user map")
    expect(options).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("user-mapping"))


def test_the_keys_are_listed_and_work(visit, demo):
    page = visit(ADMIN)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile("/links$"))


def test_who_may_not_go_somewhere_is_not_led_there(visit, demo):
    page = visit(LIMITED)
    page.keyboard.press("Control+k")
    page.keyboard.type("team")
    expect(page.locator("#palette-results").get_by_text("Nothing here reads like that.")).to_be_visible()
