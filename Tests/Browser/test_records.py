"""The contact, its deals, tickets, tasks and notes beside the chat, and what HubSpot then holds."""

from datetime import datetime

from demo import eventually
from playwright.sync_api import expect
from screens import ADMIN, LIMITED
from steps import open_chat, section


def test_a_property_is_edited_and_stands_in_hubspot(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Ana Díaz")
    title = page.get_by_label("Job Title")
    mara.write(title, "Directora")
    title.press("Enter")
    expect(page.locator("#sidebar-records .field-saved")).to_have_text("Saved")
    assert eventually(lambda: demo.contact("ana.diaz@example.com", "jobtitle")["jobtitle"] == "Directora")
    # Whoever edits one goes on to the next from there.
    expect(page.get_by_label("Job Title")).to_be_focused()


def test_a_deal_a_ticket_a_task_and_a_note_are_opened(visit, demo):
    mara = visit(ADMIN)
    open_chat(mara, demo, "Ana Díaz")
    expect(section(mara, "Deals")).to_be_visible()
    for kind, opening, name, records, title in [
        ("Deals", "Open a deal", "Máquina nueva", "deals", "dealname"),
        ("Tickets", "Open a ticket", "No calienta", "tickets", "subject"),
        ("Tasks", "Add a task", "Llamar a Ana", "tasks", "hs_task_subject"),
        ("Notes", "Write a note", "Prefiere por la tarde", "notes", "hs_note_body"),
    ]:
        part = section(mara, kind)
        mara.press(part.locator("summary").filter(has_text=opening))
        form = part.locator("details.adder form")
        mara.write(form.locator("input:not([type=hidden]), textarea").first, name)
        mara.press(form.get_by_role("button").last)
        expect(part.locator("ul .item-title").filter(has_text=name)).to_be_visible()
        assert eventually(
            lambda: any(name in (record["properties"].get(title) or "") for record in demo.records(records, title)))


def test_a_deal_goes_on_to_the_next_stage(visit, demo):
    mara = visit(ADMIN)
    open_chat(mara, demo, "Emily Carter")
    deals = section(mara, "Deals")
    mara.press(deals.locator("summary").filter(has_text="Open a deal"))
    mara.write(deals.locator("details.adder form").locator("input:not([type=hidden])").first, "Zweite Filiale")
    mara.press(deals.locator("details.adder form").get_by_role("button").last)
    stage = deals.get_by_role("listitem").filter(has_text="Zweite Filiale").locator("select")
    expect(stage).to_be_visible()
    before = stage.input_value()
    mara.choose(stage, stage.evaluate("(list) => list.options[list.selectedIndex + 1].label"))
    moved = lambda: [deal["properties"]["dealstage"] for deal in demo.records("deals", "dealname", "dealstage")
                     if deal["properties"]["dealname"] == "Zweite Filiale"]
    assert eventually(lambda: moved() and moved() != [before])
    if mara.name == "keyboard":
        # Several stages are passed by going on from where one is.
        expect(stage).to_be_focused()


def test_a_task_is_due_when_the_clock_here_shows_what_was_typed(visit, demo):
    # Seven hours behind the demo's workspace.
    mara = visit(ADMIN, timezone_id="America/Mexico_City")
    open_chat(mara, demo, "Emily Carter")
    tasks = section(mara, "Tasks")
    mara.press(tasks.locator("summary").filter(has_text="Add a task"))
    form = tasks.locator("details.adder form")
    # The browser has named its zone, so no other one is told.
    expect(form.locator(".field-zone")).to_have_count(0)
    mara.write(form.get_by_label("What is to be done"), "Zur Filiale fahren")
    form.get_by_label("Due").fill("2027-01-15T09:30")
    mara.press(form.get_by_role("button").last)
    expect(tasks.get_by_role("listitem").filter(has_text="Zur Filiale fahren")).to_contain_text("15 Jan, 09:30")
    moment = mara.page.evaluate("() => new Date('2027-01-15T09:30').getTime()")
    due = [task["properties"]["hs_timestamp"] for task in demo.records("tasks", "hs_task_subject", "hs_timestamp")
           if task["properties"]["hs_task_subject"] == "Zur Filiale fahren"]
    assert [datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000 for text in due] == [moment]


def test_who_may_not_change_records_only_reads(visit, demo):
    aylin = visit(LIMITED)
    open_chat(aylin, demo, "Núria Puig")
    expect(aylin.page.locator("#card-title")).to_be_visible()
    expect(aylin.page.locator("#sidebar-records form")).to_have_count(0)
