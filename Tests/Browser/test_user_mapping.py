"""The guide to the user mapping, step by step."""

import pytest
from playwright.sync_api import expect
from screens import ADMIN, AGENT


@pytest.fixture
def mara(visit):
    """Opens Integrations, the HubSpot card, the tab."""
    mara = visit(ADMIN)
    page = mara.page
    mara.press(page.get_by_role("navigation", name="Liaison").get_by_role("link", name="Integrations"))
    mara.press(page.get_by_role("main").get_by_role("link", name="HubSpot", exact=True))
    mara.press(page.get_by_role("link", name="User mapping"))
    return mara


def row(mara):
    return mara.page.locator(".mapping-row").filter(has_text="Ventas ES")


def choose(mara, typed, name):
    mara.pick(row(mara).get_by_role("combobox"), typed, row(mara).get_by_role("option", name=name))
    expect(row(mara).get_by_role("radio", name="From now on")).to_be_checked()


def test_a_user_is_chosen_confirmed_changed_and_removed(mara):
    choose(mara, "mar", "Mara Voss")
    mara.press(row(mara).get_by_role("button", name="Show messages under Mara Voss"))
    expect(row(mara).locator(".mapping-done")).to_contain_text("Mara Voss")

    choose(mara, "tom", "Tom Becker")
    mara.tick(row(mara).locator("input[value=everything]"))
    mara.press(row(mara).get_by_role("button", name="Show messages under Tom Becker"))
    expect(row(mara).locator(".mapping-done")).to_contain_text("Tom Becker")

    mara.press(row(mara).get_by_role("link", name="Remove…"))
    mara.press(row(mara).get_by_role("form").get_by_role("button"))
    expect(row(mara).locator(".mapping-done")).to_be_visible()
    expect(row(mara).get_by_role("combobox")).to_have_attribute("placeholder", "Choose a HubSpot user…")


def test_the_sheet_opens_with_its_first_choice_focused(mara):
    choose(mara, "diego", "Diego Ruiz")
    expect(row(mara).get_by_role("radio", name="From now on")).to_be_focused()


def test_somebody_who_is_missing_is_explained(mara):
    page = mara.page
    mara.write(page.get_by_label("Name or e-mail address"), "nobody@lumen.example")
    mara.press(page.get_by_role("button", name="Check a name"))
    expect(page.locator("#answers")).to_contain_text("nobody@lumen.example")


def test_an_agent_sees_the_mapping_and_changes_nothing(visit, demo):
    page = visit(AGENT).page
    page.goto(demo.url + "/integrations/hubspot/user-mapping")
    expect(page.locator(".mapping-row").filter(has_text="Ventas ES")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)
