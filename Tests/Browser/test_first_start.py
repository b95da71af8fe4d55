"""From an empty server to a working set-up, as a company does it: the link on the console, the first admin, both sides
connected, the numbers mapped, a second person invited, the first chat seen."""

import re

import pytest
from demo import Demo
from playwright.sync_api import expect

PASSWORD = "un cuaderno de papel azul"


@pytest.fixture(scope="module")
def demo(hand):
    """Nobody has a login and nothing is connected."""
    demo = Demo("--unset")
    yield demo
    demo.stop()


def told(demo, pattern):
    found = demo.line(pattern, within=30)
    assert found, "\n".join(demo.said)
    return found.group(1)


def test_a_company_sets_liaison_up(visit, demo):
    nora = visit(timezone_id="Europe/Madrid")
    page = nora.page
    page.goto(told(demo, r"(http\S+/start\?token=\S+)"))
    nora.write(page.get_by_label("Name", exact=True), "Nora Vidal")
    nora.write(page.get_by_label("E-mail address"), "nora@example.net")
    nora.write(page.get_by_label("Password"), PASSWORD)
    nora.write(page.get_by_label("Name of the workspace"), "Lumen")
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Madrid")
    nora.choose(page.get_by_label("Country of numbers"), "Spain (+34)")
    nora.press(page.get_by_role("button", name="Set Liaison up"))
    expect(page.get_by_role("heading", name="Getting started")).to_be_visible()

    connect_hubspot(nora, demo)
    connect_whatsapp(nora, demo)
    map_a_number(nora)
    look_at_the_preview(nora)
    invite(nora, visit)

    nora.press(rail(nora, "Inbox"))
    demo.customer_writes("Buenos días")
    expect(page.get_by_role("listitem").filter(has_text="Buenos días")).to_be_visible()


def rail(hand, name):
    return hand.page.get_by_role("navigation", name="Liaison").get_by_role("link", name=name)


def step(hand, name):
    """The dashboard's checklist leads to each step."""
    hand.press(rail(hand, "Dashboard"))
    hand.press(hand.page.locator("#checklist").get_by_role("link", name=name))


def connect_hubspot(nora, demo):
    page = nora.page
    step(nora, "Connect HubSpot")
    token = page.get_by_label(re.compile("Service key"))
    if not token.is_visible():
        nora.press(page.get_by_text("Paste a token"))
    nora.write(token, told(demo, r"HubSpot, by token: ([^,\s]+)"))
    nora.press(page.get_by_role("button", name="Connect with this token"))
    expect(page.get_by_text("connected", exact=True).first).to_be_visible()


def connect_whatsapp(nora, demo):
    page = nora.page
    step(nora, "Connect WhatsApp")
    for name, value in {
        "account_id": told(demo, r"WhatsApp: account (\d+)"), "token": told(demo, r"WhatsApp: account.*token (\S+)"),
        "app_secret": told(demo, r"app secret ([^,\s]+)"), "verify_token": told(demo, r"verify token (\S+)"),
    }.items():
        nora.write(page.locator(f"main form [name={name}]").first, value)
    nora.press(page.get_by_role("button", name="Connect this account"))
    expect(page.get_by_text("Ventas ES").first).to_be_visible()


def map_a_number(nora):
    page = nora.page
    step(nora, "Choose HubSpot users")
    row = page.locator(".mapping-row").filter(has_text="Ventas ES")
    nora.pick(row.get_by_role("combobox"), "diego", row.get_by_role("option", name="Diego Ruiz"))
    nora.press(row.get_by_role("button", name="Show messages under Diego Ruiz"))
    expect(row.locator(".mapping-done")).to_be_visible()


def look_at_the_preview(nora):
    page = nora.page
    step(nora, "Preview links")
    expect(page.get_by_text("would be linked")).to_be_visible()
    nora.press(rail(nora, "Dashboard"))
    expect(page.locator("#checklist li.done").filter(has_text="See who is linked")).to_be_visible()


def invite(nora, visit):
    page = nora.page
    step(nora, "Invite somebody")
    nora.write(page.get_by_label("E-mail address"), "pau@example.net")
    nora.press(page.get_by_role("button", name="Send the invitation"))
    link = page.get_by_label("Address to hand on").input_value()
    pau = visit(locale="es-ES")
    pau.page.goto(link)
    pau.write(pau.page.locator("input[name=name]"), "Pau Serra")
    pau.write(pau.page.locator("input[type=password]").first, PASSWORD)
    pau.press(pau.page.locator("main form button").last)
    expect(rail(pau, "Bandeja de entrada")).to_be_visible()


def test_whoever_left_comes_in_again_with_a_password(visit, demo):
    nora = visit()
    page = nora.page
    page.goto(demo.url + "/inbox")
    nora.write(page.get_by_label("E-mail address"), "nora@example.net")
    nora.write(page.get_by_label("Password"), "not the password")
    nora.press(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("alert")).to_be_visible()
    nora.write(page.get_by_label("Password"), PASSWORD)
    nora.press(page.get_by_role("button", name="Sign in"))
    expect(page).to_have_url(demo.url + "/inbox")
