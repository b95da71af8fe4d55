"""Finding one's way in the inbox: which chats wait, who is looked for, where a chat opens."""

import re

from demo import eventually
from playwright.sync_api import expect
from screens import ADMIN, AGENT
from steps import open_chat, slow, write


def rows(page):
    return page.locator("#rows [data-row]")


def test_who_is_looked_for_is_found_while_one_types_and_the_chat_stays_open(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Katrin")
    everybody = rows(page).count()
    opened = page.url
    search = page.get_by_role("searchbox", name="Name or phone")
    mara.write(search, "jonas")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Jonas Weber")
    expect(page.locator("#found")).to_have_text("1 chat found")
    expect(search).to_be_focused()
    assert page.url == opened
    expect(page.locator("#thread h2")).to_contain_text("Katrin")
    mara.write(search, "nobody is called this")
    expect(page.locator("#row-empty")).to_contain_text("No chat found")
    # What arrives does not end the search.
    demo.customer_writes("Sigo aquí")
    expect(page.locator("#row-empty")).to_be_visible()
    mara.write(search, "")
    page.keyboard.press("Backspace")
    expect(rows(page)).to_have_count(everybody)
    expect(rows(page).and_(page.locator("[aria-current]"))).to_contain_text("Katrin")


def test_what_waits_is_counted_in_the_rail_and_in_the_title(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Katrin")
    count = page.locator("#unread [data-count]")
    for text in ("¿Hay alguien?", "¿Hola?"):
        demo.customer_writes(text, phone="34655444333", name="Rosa Vidal")
    page.goto(demo.url + "/links")
    expect(count).to_be_visible()
    expect(page).to_have_title(re.compile(r"^\(\d+\) Links"))
    mara.press(page.get_by_role("link", name=re.compile("unread chat")))
    expect(rows(page).filter(has_text="¿Hola?")).to_be_visible()
    waiting = rows(page).count()
    expect(count).to_have_attribute("data-count", str(waiting))
    mara.press(rows(page).filter(has_text="Rosa Vidal"))
    if waiting > 1:
        expect(count).to_have_attribute("data-count", str(waiting - 1))
        expect(page).to_have_title(re.compile(rf"^\({waiting - 1}\) "))
    else:
        expect(count).to_have_count(0)
        expect(page).to_have_title(re.compile("^Inbox"))


def test_a_quick_reply_greets_by_name_and_shows_what_is_missing(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    page.goto(demo.url + "/inbox/quick-replies")
    mara.write(page.get_by_label("Title").last, "Order is ready")
    mara.write(page.get_by_label("Shortcut").last, "ready")
    mara.write(page.get_by_label("Text").last, "Hola {{firstname}}, su pedido {{order}} está listo.")
    mara.press(page.get_by_role("button", name="Save the reply"))
    expect(page.get_by_role("article", name="Order is ready")).to_be_visible()
    open_chat(mara, demo, "Ana Díaz")
    field = page.get_by_role("textbox", name="Message")
    field.focus()
    page.keyboard.type("/ready")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Hola Ana, su pedido {{order}} está listo.")
    page.keyboard.type("4711")
    expect(field).to_have_value("Hola Ana, su pedido 4711 está listo.")


def test_a_closed_window_opens_as_soon_as_the_customer_writes_and_a_note_stays_a_note(visit, demo):
    mara, diego = visit(ADMIN), visit(AGENT)
    for hand in (mara, diego):
        open_chat(hand, demo, "Marc Vila")
        expect(hand.page.locator("#composer-closed")).to_contain_text("only templates")
        expect(hand.page.get_by_role("button", name="Save the note")).to_be_visible()
    diego.write(diego.page.get_by_role("textbox", name="Message"), "Zahlt immer spät")
    demo.customer_writes("¿Seguís ahí?", phone="34622333444", name="Marc Vila")
    expect(mara.page.get_by_role("button", name="Send", exact=True)).to_be_visible()
    expect(mara.page.locator("#composer-closed")).to_be_empty()
    write(mara, "Aquí seguimos")
    expect(diego.page.get_by_role("radio", name="Reply")).to_be_attached()
    expect(diego.page.get_by_role("radio", name="Note")).to_be_checked()
    diego.press(diego.page.get_by_role("button", name="Save the note"))
    expect(diego.page.locator("#messages .team-note").filter(has_text="Zahlt immer spät")).to_be_visible()


# Chats are answered a second and a half late, all else at once.
LATE = """() => {
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.isLate = /\\/inbox\\/chats\\/\\d+$/.test(new URL(url, location.href).pathname);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.isLate) setTimeout(() => send.call(this, body), 1500);
    else send.call(this, body);
  };
}"""


def test_a_chat_that_gets_a_message_while_it_is_opened_comes_with_its_contact(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    page.goto(demo.url + "/inbox")
    page.evaluate(LATE)
    chat = rows(page).filter(has_text="Tomás Rey")
    mara.press(chat)
    demo.customer_writes("Una cosa más", phone="34644555666", name="Tomás Rey")
    demo.customer_writes("Hola otra vez", phone="34655444333", name="Rosa Vidal")
    expect(rows(page).filter(has_text="Hola otra vez")).to_be_visible()
    expect(page.locator("#thread h2")).to_have_text("Tomás Rey")
    expect(page.locator("#sidebar-who")).to_be_visible()
    expect(chat).to_contain_text("Una cosa más")


def test_whoever_is_clicked_last_is_shown_in_the_chat_and_beside_it(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    page.goto(demo.url + "/inbox")
    slow(page)
    for name in ("Priya", "Ana Díaz", "Jonas Weber"):
        rows(page).filter(has_text=name).click()
    expect(page.locator("#thread h2")).to_have_text("Jonas Weber")
    expect(page.locator("#sidebar-who")).to_contain_text("Jonas Weber")
    chat = page.locator("#thread").get_attribute("data-chat")
    expect(page).to_have_url(re.compile(f"/inbox/chats/{chat}"))
    assert page.locator("[data-composer]").get_attribute("hx-post").startswith(f"/inbox/chats/{chat}/")


def test_the_contact_follows_the_chat_while_a_field_is_still_being_saved(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Priya")
    page.get_by_label("Job Title").fill("Head of bikes")
    rows(page).filter(has_text="Jonas Weber").click()
    expect(page.locator("#thread h2")).to_have_text("Jonas Weber")
    expect(page.locator("#sidebar-who")).to_contain_text("Jonas Weber")
    eventually(lambda: demo.contact("priya.nair@example.com", "jobtitle")["jobtitle"] == "Head of bikes")


def test_what_was_begun_is_there_again_however_fast_one_moves_on(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Giulia")
    page.get_by_role("textbox", name="Message").press_sequentially("Buongiorno, le sc")
    rows(page).filter(has_text="Katrin").click()
    expect(page.locator("#thread h2")).to_contain_text("Katrin")
    open_chat(mara, demo, "Giulia")
    expect(page.get_by_role("textbox", name="Message")).to_have_value("Buongiorno, le sc")
    # What was begun for the team comes back for the team.
    mara.tick(page.get_by_role("radio", name="Note"))
    page.get_by_role("textbox", name="Message").fill("she haggles")
    page.goto(demo.url + "/links")
    open_chat(mara, demo, "Giulia")
    expect(page.get_by_role("textbox", name="Message")).to_have_value("she haggles")
    expect(page.get_by_role("radio", name="Note")).to_be_checked()
    page.get_by_role("textbox", name="Message").fill("")


def test_what_a_quick_reply_left_open_is_not_sent(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Jonas Weber")
    field = page.get_by_role("textbox", name="Message")
    mara.write(field, "Ihre Bestellung {{order}} ist da")
    mara.press(page.get_by_role("button", name="Send", exact=True))
    expect(page.get_by_role("alert")).to_contain_text("“{{order}}” is not filled in")
    expect(field).to_have_value("Ihre Bestellung {{order}} ist da")
    expect(page.locator("#messages").get_by_text("Ihre Bestellung")).to_have_count(0)
    mara.write(field, "Ihre Bestellung 4711 ist da")
    mara.press(page.get_by_role("button", name="Send", exact=True))
    expect(page.locator("#messages").get_by_text("Ihre Bestellung 4711 ist da")).to_be_visible()


def test_enter_in_the_search_goes_on_to_who_was_found(visit, demo):
    page = visit(ADMIN).page
    page.goto(demo.url + "/inbox")
    page.keyboard.press("/")
    page.keyboard.type("jonas")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#thread h2")).to_have_text("Jonas Weber")


def test_keys_open_a_chat_and_send(visit, demo):
    page = visit(ADMIN).page
    page.goto(demo.url + "/inbox")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    page.keyboard.type("Con el teclado")
    page.keyboard.press("Enter")
    expect(page.locator("#messages").get_by_text("Con el teclado")).to_be_visible()


def test_a_chat_opens_where_it_is_new_and_the_window_stays(visit, demo):
    for number in range(12):
        demo.customer_writes(f"Línea {number}", phone="34644777888", name="Pilar Nuño")
    mara = visit(ADMIN)
    page = mara.page
    page.goto(demo.url + "/inbox")
    expect(page.get_by_role("listitem").filter(has_text="Línea 11")).to_be_visible()
    open_chat(mara, demo, "Pilar")
    expect(page.locator("#new")).to_be_in_viewport()
    demo.customer_writes("Y otra cosa", phone="34644777888", name="Pilar Nuño")
    expect(page.locator("#messages").get_by_text("Y otra cosa")).to_be_attached()
    expect(page.locator("#new")).to_have_count(1)
    assert page.locator("#items > li").filter(has_text="Línea 0").evaluate(
        "(line) => line.previousElementSibling.id") == "new"
    assert page.evaluate("document.scrollingElement.scrollTop") == 0
    assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")


def test_a_date_is_gone_to(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Núria Puig")
    days = page.locator("#items > li[id^='day-']")
    first = days.first.get_attribute("id")
    page.goto(page.url + ("&" if "?" in page.url else "?") + "day=" + first.removeprefix("day-"))
    expect(page.locator("#" + first)).to_be_in_viewport()
