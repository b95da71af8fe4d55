"""The contact, its deals, tickets, tasks and notes beside the chat, and what HubSpot then holds."""

from demo import eventually
from playwright.sync_api import expect
from screens import ADMIN, LIMITED
from steps import open_chat, section


def test_a_property_is_edited_and_stands_in_hubspot(visit, demo):
    page = visit(ADMIN)
    open_chat(page, demo, "Ana Díaz")
    title = page.get_by_label("Job Title")
    title.fill("Directora")
    title.press("Enter")
    expect(page.locator("#sidebar-records .field-saved")).to_have_text("Saved")
    assert eventually(lambda: demo.contact("ana.diaz@example.com", "jobtitle")["jobtitle"] == "Directora")


def test_a_deal_a_ticket_a_task_and_a_note_are_opened(visit, demo):
    page = visit(ADMIN)
    open_chat(page, demo, "Ana Díaz")
    expect(section(page, "Deals")).to_be_visible()
    for kind, opening, name, records, title in [
        ("Deals", "Open a deal", "Máquina nueva", "deals", "dealname"),
        ("Tickets", "Open a ticket", "No calienta", "tickets", "subject"),
        ("Tasks", "Add a task", "Llamar a Ana", "tasks", "hs_task_subject"),
        ("Notes", "Write a note", "Prefiere por la tarde", "notes", "hs_note_body"),
    ]:
        part = section(page, kind)
        part.locator("summary").filter(has_text=opening).click()
        part.locator("details.adder form").locator("input:not([type=hidden]), textarea").first.fill(name)
        part.locator("details.adder form").get_by_role("button").last.click()
        expect(part.locator("ul .item-title").filter(has_text=name)).to_be_visible()
        assert eventually(
            lambda: any(name in (record["properties"].get(title) or "") for record in demo.records(records, title)))


def test_who_may_not_change_records_only_reads(visit, demo):
    page = visit(LIMITED)
    open_chat(page, demo, "Núria Puig")
    expect(page.locator("#card-title")).to_be_visible()
    expect(page.locator("#sidebar-records form")).to_have_count(0)
