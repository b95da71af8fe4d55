"""The guide to the user mapping, step by step."""

import pytest
from playwright.sync_api import expect
from screens import ADMIN, AGENT


@pytest.fixture
def row(visit, demo):
    """Opens Integrations, the HubSpot card, the tab; the row of one number."""
    page = visit(ADMIN)
    page.get_by_role("navigation", name="Liaison").get_by_role("link", name="Integrations").click()
    page.get_by_role("main").get_by_role("link", name="HubSpot", exact=True).click()
    page.get_by_role("link", name="User mapping").click()
    return page.locator(".mapping-row").filter(has_text="Ventas ES")


def choose(row, typed, name):
    row.get_by_role("combobox").fill(typed)
    row.get_by_role("option", name=name).click()


def test_a_user_is_chosen_confirmed_changed_and_removed(row):
    choose(row, "mar", "Mara Voss")
    expect(row.get_by_role("radio", name="From now on")).to_be_checked()
    row.get_by_role("button", name="Show messages under Mara Voss").click()
    expect(row.locator(".mapping-done")).to_contain_text("Mara Voss")

    choose(row, "tom", "Tom Becker")
    row.locator("input[value=everything]").check()
    row.get_by_role("button", name="Show messages under Tom Becker").click()
    expect(row.locator(".mapping-done")).to_contain_text("Tom Becker")

    row.get_by_role("link", name="Remove…").click()
    row.get_by_role("form").get_by_role("button").click()
    expect(row.locator(".mapping-done")).to_be_visible()
    expect(row.get_by_role("combobox")).to_have_attribute("placeholder", "Choose a HubSpot user…")


def test_the_same_by_keyboard_alone(row):
    page = row.page
    row.get_by_role("combobox").focus()
    page.keyboard.type("diego")
    expect(row.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(row.get_by_role("radio", name="From now on")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(row.get_by_role("button", name="Show messages under Diego Ruiz")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.locator(".mapping-done")).to_contain_text("Diego Ruiz")


def test_somebody_who_is_missing_is_explained(row):
    page = row.page
    page.get_by_label("Name or e-mail address").fill("nobody@lumen.example")
    page.get_by_role("button", name="Check a name").click()
    expect(page.locator("#answers")).to_contain_text("nobody@lumen.example")


def test_an_agent_sees_the_mapping_and_changes_nothing(visit, demo):
    page = visit(AGENT)
    page.goto(demo.url + "/integrations/hubspot/user-mapping")
    expect(page.locator(".mapping-row").filter(has_text="Ventas ES")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)
