"""Who is whom: found by itself, taken apart by a person, and then left apart."""

import re

from playwright.sync_api import expect
from screens import ADMIN, AGENT, LIMITED
from steps import open_chat, state

GIULIA = "393471234567"


def test_a_link_is_seen_as_it_is_made(visit, demo):
    mara = visit(ADMIN)
    mara.page.goto(demo.url + "/inbox")
    demo.customer_writes("Buongiorno", phone=GIULIA, name="Giulia M")
    line = mara.page.get_by_role("listitem").filter(has_text="Buongiorno")
    expect(line).to_contain_text("linked")
    open_chat(mara, demo, "Giulia")
    expect(state(mara)).to_contain_text("linked")


def test_unlinking_is_remembered(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Tomás Rey")
    expect(state(mara)).to_contain_text("linked")
    mara.press(page.get_by_text("Not the right contact"))
    mara.press(page.get_by_role("button", name=re.compile("^Unlink from")))
    expect(state(mara)).to_contain_text("blocked")
    demo.customer_writes("¿Sigue ahí?", phone="34644555666", name="Tomás Rey")
    expect(page.locator("#messages").get_by_text("¿Sigue ahí?")).to_be_visible()
    page.reload()
    expect(state(mara)).to_contain_text("blocked")


def test_somebody_is_linked_by_hand(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "River")
    page.keyboard.press("l")
    expect(page.locator("#sidebar-search")).to_be_focused()
    mara.write(page.locator("#sidebar-search"), "River Kim")
    mara.press(page.get_by_role("button", name="Link to River Kim"))
    expect(state(mara)).to_contain_text("linked")
    # What comes next is where one is.
    mara.press(page.get_by_text("Not the right contact"))
    mara.press(page.get_by_role("button", name="Keep the link"))
    expect(state(mara)).to_contain_text("linked")


def test_of_two_who_link_one_person_the_second_sees_the_link_that_stands(visit, demo):
    first, second = visit(ADMIN), visit(AGENT)
    demo.customer_writes("Hello there", phone="447700900555", name="Robin Field")
    demo.settle()
    for hand, contact in ((first, "River Kim"), (second, "Emily Carter")):
        open_chat(hand, demo, "Robin Field")
        hand.write(hand.page.locator("#sidebar-search"), contact)
        expect(hand.page.get_by_role("button", name="Link to " + contact)).to_be_visible()
    first.press(first.page.get_by_role("button", name="Link to River Kim"))
    expect(state(first)).to_contain_text("linked")
    second.press(second.page.get_by_role("button", name="Link to Emily Carter"))
    words = "Mara Voss has linked this person to River Kim meanwhile."
    expect(second.page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    expect(state(second)).to_contain_text("linked")
    expect(second.page.locator("#sidebar-search")).to_have_count(0)
    expect(second.page.get_by_role("button", name="Link to Emily Carter")).to_have_count(0)


def test_who_may_not_link_sees_why_and_no_button(visit, demo):
    aylin = visit(LIMITED)
    page = aylin.page
    open_chat(aylin, demo, "Núria Puig")
    expect(state(aylin)).to_contain_text("linked")
    expect(page.get_by_text("Not the right contact")).to_have_count(0)
    refusal = page.request.get(demo.url + "/audit")
    assert refusal.status == 403


def test_whoever_is_listed_on_links_leads_to_the_chat(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    for tab, name in [("linked", "Núria Puig"), ("conflicts", None)]:
        page.goto(f"{demo.url}/links?tab={tab}")
        row = page.get_by_role("article")
        row = row.filter(has=page.get_by_role("heading", name=name)) if name else row
        name = name or row.first.get_attribute("aria-label")
        mara.press(row.first.get_by_role("link", name="Open the chat"))
        expect(page).to_have_url(re.compile(r"/inbox/chats/\d+$"))
        expect(page.locator("#thread")).to_contain_text(name)


def test_the_tab_one_is_on_is_in_sight_on_a_phone(visit, demo):
    mara = visit(ADMIN, viewport={"width": 360, "height": 740})
    mara.page.goto(demo.url + "/links?tab=preview")
    expect(mara.page.locator(".tabs [aria-current]")).to_be_in_viewport(ratio=0.9)


def test_the_dashboard_leads_to_what_was_written_and_to_whom_it_is_about(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    page.goto(demo.url)
    demo.customer_writes("Where is the key?", phone="447700900321", name="Ivy Stone")
    mara.press(page.locator("#messages").get_by_role("link", name="Where is the key?"))
    expect(page).to_have_url(re.compile(r"/inbox/chats/\d+\?message=\d+#m\d+$"))
    expect(page.locator("#messages li[data-focus]")).to_contain_text("Where is the key?")
    demo.customer_writes("Found it.", phone="447700900321", name="Ivy Stone")
    expect(page.locator("#messages").get_by_text("Found it.")).to_be_visible()
    expect(page.locator("#messages li[data-focus]")).to_contain_text("Where is the key?")
    expect(page.locator("#thread")).to_contain_text("Ivy Stone")
    page.goto(demo.url)
    conflict = page.locator("#needs .need").filter(has_text="conflict").first
    name = conflict.locator("strong").inner_text().split(" fits ")[0]
    mara.press(conflict.get_by_role("link", name="Open the chat"))
    expect(page).to_have_url(re.compile(r"/inbox/chats/\d+$"))
    expect(page.locator("#thread")).to_contain_text(name)


def test_somebody_is_forgotten_for_good(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    demo.customer_writes("Bitte vergessen", phone="4915112345670", name="Jana Wolf")
    page.goto(demo.url + "/inbox")
    expect(page.get_by_role("listitem").filter(has_text="Bitte vergessen")).to_be_visible()
    open_chat(mara, demo, "Jana Wolf")
    chat = page.url
    page.goto(demo.url + "/links/explanation?person=4915112345670")
    mara.press(page.get_by_role("link", name="Forget this person…"))
    mara.tick(page.get_by_role("checkbox", name="I know that this cannot be undone"))
    mara.press(page.get_by_role("button", name="Forget Jana Wolf"))
    expect(page.locator("#content .chip")).to_have_text(re.compile("erased"))
    page.goto(chat)
    expect(page.locator("#messages")).to_contain_text("Erased, as the person asked to be forgotten")
    expect(page.locator("body")).not_to_contain_text("Bitte vergessen")
    expect(page.locator("body")).not_to_contain_text("Jana Wolf")
    expect(page.locator("#thread").get_by_role("heading", name="A forgotten person")).to_be_visible()
    page.goto(demo.url + "/links/explanation?person=4915112345670")
    expect(page.locator(".say-bad")).to_be_visible()
