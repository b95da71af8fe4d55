"""Writing to customers: text, template, picture, and what becomes of it; two people on one chat."""

import re
import struct
import zlib

from playwright.sync_api import expect
from screens import ADMIN, AGENT
from steps import open_chat, slow, write


def picture():
    """A PNG of one red point."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b""))


def line(hand, text):
    return hand.page.locator("#messages [data-message], #messages li").filter(has_text=text).last


def test_a_text_is_sent_and_its_fate_is_seen(visit, demo):
    mara = visit(ADMIN)
    open_chat(mara, demo, "Ana Díaz")
    write(mara, "Sale hoy, Ana")
    expect(line(mara, "Sale hoy, Ana")).to_contain_text("delivered")
    # Whoever sent one writes the next without looking for the field.
    expect(mara.page.get_by_role("textbox", name="Message")).to_be_focused()


def test_a_picture_is_sent(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Ana Díaz")
    mara.attach(
        page.locator("input[type=file]"), {"name": "punto.png", "mimeType": "image/png", "buffer": picture()})
    expect(page.locator("[data-attached]")).to_contain_text("punto.png")
    mara.write(page.get_by_role("textbox", name="Message"), "La foto")
    mara.press(page.get_by_role("button", name="Send", exact=True))
    expect(page.locator("#messages img").last).to_be_visible()
    expect(line(mara, "La foto")).to_contain_text("delivered")


def test_a_template_is_filled_looked_at_and_sent(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Ana Díaz")
    mara.press(page.get_by_role("link", name="Template"))
    mara.press(page.get_by_role("main").get_by_role("listitem").get_by_role("link").first)
    send = page.get_by_role("button", name="Send the template")
    expect(send).to_be_visible()
    for field in page.locator("form[data-template] [data-mark]").all():
        mara.write(field, "<b>4711</b>")
    # What fills a variable is text, also where the script of the page puts it into the preview.
    expect(page.locator("[data-preview]")).to_contain_text("<b>4711</b>")
    mara.press(send)
    expect(line(mara, "<b>4711</b>")).to_be_visible()


def test_a_chat_is_given_to_a_colleague_noted_and_closed(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Katrin")
    mara.press(page.locator("#thread-state summary").filter(has_text="Assign"))
    mara.press(page.get_by_role("button", name="Diego Ruiz"))
    expect(page.locator("#thread-state summary").filter(has_text="For Diego Ruiz")).to_be_visible()
    mara.tick(page.get_by_role("radio", name="Note"))
    mara.write(page.get_by_role("textbox", name="Message"), "Ruft morgen an")
    mara.press(page.get_by_role("button", name="Save the note"))
    expect(page.locator("#messages .team-note").filter(has_text="Ruft morgen an")).to_be_visible()
    mara.press(page.get_by_role("button", name="Close", exact=True))
    mara.press(page.get_by_role("button", name="Reopen"))
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_visible()


def test_two_people_on_one_chat_see_each_other(visit, demo):
    mara, diego = visit(ADMIN), visit(AGENT)
    open_chat(mara, demo, "Jonas Weber")
    open_chat(diego, demo, "Jonas Weber")
    write(diego, "Ich kümmere mich darum")
    expect(mara.page.locator("#messages").get_by_text("Ich kümmere mich darum")).to_be_visible()
    expect(mara.page.locator("#thread-state, #messages").get_by_text("Diego Ruiz").first).to_be_visible()


def test_what_is_typed_while_a_message_is_on_its_way_is_kept_and_sent(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Núria Puig")
    slow(page)
    page.get_by_role("textbox", name="Message").focus()
    for words in ("the first", "the second", "the third"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    page.keyboard.type("and a begun one")
    for words in ("the first", "the second", "the third"):
        expect(page.locator("#messages").get_by_text(words, exact=True)).to_have_count(1)
    expect(page.get_by_role("textbox", name="Message")).to_have_value("and a begun one")


def test_what_is_on_its_way_reaches_its_own_chat_whatever_is_opened_meanwhile(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Núria Puig")
    # What another journey began in this chat is kept as a draft.
    page.get_by_role("textbox", name="Message").fill("")
    slow(page)
    nuria = page.url
    for words in ("for Núria", "for Núria too"):
        page.get_by_role("textbox", name="Message").focus()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    page.get_by_role("listitem").get_by_role("link", name=re.compile("^Jonas Weber")).first.click()
    expect(page.locator("#thread h2")).to_have_text("Jonas Weber")
    page.get_by_role("textbox", name="Message").focus()
    page.keyboard.type("für Jonas")
    page.keyboard.press("Enter")
    messages = page.locator("#messages")
    expect(messages.get_by_text("für Jonas", exact=True)).to_have_count(1)
    expect(messages.get_by_text("for Núria")).to_have_count(0)
    expect(page.get_by_role("listitem").filter(has_text="for Núria too")).to_be_visible()
    page.goto(nuria)
    for words in ("for Núria", "for Núria too"):
        expect(messages.get_by_text(words, exact=True)).to_have_count(1)
    expect(messages.get_by_text("für Jonas")).to_have_count(0)


def test_a_second_note_is_a_note_too(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Emily")
    mara.tick(page.get_by_role("radio", name="Note"))
    page.get_by_role("textbox", name="Message").focus()
    for words in ("her boss decides", "our margin is 40 %"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator("#messages .team-note").filter(has_text=words)).to_be_visible()


def test_a_file_is_taken_off_again(visit, demo):
    mara = visit(ADMIN)
    page = mara.page
    open_chat(mara, demo, "Emily")
    files = [{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": b"words"} for name in ("one", "two")]
    page.locator("[data-composer] input[type=file]").set_input_files(files)
    attached = page.locator("[data-attached] li")
    expect(attached).to_have_count(2)
    mara.press(attached.filter(has_text="one.txt").get_by_role("button", name="Take the file off"))
    expect(attached).to_have_text([re.compile("two.txt")])
