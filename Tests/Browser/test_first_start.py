"""From an empty server to a working set-up, as a company does it: the link on the console, the first admin, both sides
connected, the numbers mapped, a second person invited, the first chat seen."""

import re

import pytest
from demo import Demo
from playwright.sync_api import expect

PASSWORD = "un cuaderno de papel azul"


@pytest.fixture(scope="module")
def demo():
    """Nobody has a login and nothing is connected."""
    demo = Demo("--unset")
    yield demo
    demo.stop()


def told(demo, pattern):
    found = demo.line(pattern, within=30)
    assert found, "\n".join(demo.said)
    return found.group(1)


def test_a_company_sets_liaison_up(visit, demo):
    page = visit()
    page.goto(told(demo, r"(http\S+/start\?token=\S+)"))
    page.get_by_label("Name", exact=True).fill("Nora Vidal")
    page.get_by_label("E-mail address").fill("nora@example.net")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Name of the workspace").fill("Lumen")
    page.get_by_label("Country of numbers").select_option("ES")
    page.locator("main form button").last.click()
    expect(page.get_by_role("heading", name="Getting started")).to_be_visible()

    connect_hubspot(page, demo)
    connect_whatsapp(page, demo)
    map_a_number(page, demo)
    invite(page, demo)

    page.goto(demo.url + "/inbox")
    demo.customer_writes("Buenos días")
    expect(page.get_by_role("listitem").filter(has_text="Buenos días")).to_be_visible()


def connect_hubspot(page, demo):
    page.goto(demo.url + "/integrations/hubspot")
    page.get_by_text("Paste a token").click()
    page.get_by_label(re.compile("Service key")).fill(told(demo, r"HubSpot, by token: ([^,\s]+)"))
    page.get_by_role("button", name="Connect with this token").click()
    expect(page.get_by_text("connected", exact=True).first).to_be_visible()


def connect_whatsapp(page, demo):
    page.goto(demo.url + "/integrations/whatsapp")
    for name, value in {
        "account_id": told(demo, r"WhatsApp: account (\d+)"), "token": told(demo, r"WhatsApp: account.*token (\S+)"),
        "app_secret": told(demo, r"app secret ([^,\s]+)"), "verify_token": told(demo, r"verify token (\S+)"),
    }.items():
        page.locator(f"main form [name={name}]").first.fill(value)
    page.locator("main form:has([name=verify_token]) button").last.click()
    expect(page.get_by_text("Ventas ES").first).to_be_visible()


def map_a_number(page, demo):
    page.goto(demo.url + "/integrations/hubspot/user-mapping")
    row = page.locator(".mapping-row").filter(has_text="Ventas ES")
    row.get_by_role("combobox").fill("diego")
    row.get_by_role("option", name="Diego Ruiz").click()
    row.get_by_role("button", name="Show messages under Diego Ruiz").click()
    expect(row.locator(".mapping-done")).to_be_visible()


def invite(page, demo):
    page.goto(demo.url + "/team")
    page.get_by_label("E-mail address").fill("pau@example.net")
    page.get_by_role("button", name="Send the invitation").click()
    link = page.get_by_label("Address to hand on").input_value()
    guest = page.context.browser.new_context(locale="es-ES").new_page()
    guest.goto(link)
    guest.locator("input[name=name]").fill("Pau Serra")
    guest.locator("input[type=password]").first.fill(PASSWORD)
    guest.locator("main form button").last.click()
    expect(guest.get_by_role("link", name="Bandeja de entrada")).to_be_visible()
    guest.context.close()


def test_whoever_left_comes_in_again_with_a_password(visit, demo):
    page = visit()
    page.goto(demo.url + "/inbox")
    page.get_by_label("E-mail address").fill("nora@example.net")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(demo.url + "/inbox")
