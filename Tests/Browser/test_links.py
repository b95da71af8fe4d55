"""Who is whom: found by itself, taken apart by a person, and then left apart."""

import re

from demo import eventually
from playwright.sync_api import expect
from screens import ADMIN, LIMITED
from steps import open_chat, state

GIULIA = "393471234567"


def test_a_link_is_seen_as_it_is_made(visit, demo):
    page = visit(ADMIN)
    page.goto(demo.url + "/inbox")
    demo.customer_writes("Buongiorno", phone=GIULIA, name="Giulia M")
    line = page.get_by_role("listitem").filter(has_text="Buongiorno")
    expect(line).to_contain_text("linked")
    open_chat(page, demo, "Giulia")
    expect(state(page)).to_contain_text("linked")


def test_unlinking_is_remembered(visit, demo):
    page = visit(ADMIN)
    open_chat(page, demo, "Tomás Rey")
    expect(state(page)).to_contain_text("linked")
    page.get_by_text("Not the right contact").click()
    page.get_by_role("button", name=re.compile("^Unlink from")).click()
    expect(state(page)).to_contain_text("blocked")
    demo.customer_writes("¿Sigue ahí?", phone="34644555666", name="Tomás Rey")
    expect(page.locator("#messages").get_by_text("¿Sigue ahí?")).to_be_visible()
    page.reload()
    expect(state(page)).to_contain_text("blocked")


def test_somebody_is_linked_by_hand_by_keyboard_alone(visit, demo):
    page = visit(ADMIN)
    open_chat(page, demo, "River")
    page.keyboard.press("l")
    expect(page.locator("#sidebar-search")).to_be_focused()
    page.keyboard.type("River Kim")
    button = page.get_by_role("button", name="Link to River Kim")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(state(page)).to_contain_text("linked")


def test_who_may_not_link_sees_why_and_no_button(visit, demo):
    page = visit(LIMITED)
    open_chat(page, demo, "Núria Puig")
    expect(state(page)).to_contain_text("linked")
    expect(page.get_by_text("Not the right contact")).to_have_count(0)
    refusal = page.request.get(demo.url + "/audit")
    assert refusal.status == 403
