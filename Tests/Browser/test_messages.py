"""Writing to customers: text, template, picture, and what becomes of it; two people on one chat."""

import struct
import zlib

from playwright.sync_api import expect
from screens import ADMIN, AGENT
from steps import open_chat, write


def picture():
    """A PNG of one red point."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b""))


def line(page, text):
    return page.locator("#messages [data-message], #messages li").filter(has_text=text).last


def test_a_text_is_sent_and_its_fate_is_seen(visit, demo):
    page = visit(ADMIN)
    open_chat(page, demo, "Ana Díaz")
    write(page, "Sale hoy, Ana")
    expect(line(page, "Sale hoy, Ana")).to_contain_text("delivered")


def test_a_picture_is_sent(visit, demo):
    page = visit(ADMIN)
    open_chat(page, demo, "Ana Díaz")
    page.locator("input[type=file]").set_input_files(
        {"name": "punto.png", "mimeType": "image/png", "buffer": picture()})
    page.get_by_role("textbox", name="Message").fill("La foto")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#messages img").last).to_be_visible()
    expect(line(page, "La foto")).to_contain_text("delivered")


def test_a_template_is_filled_looked_at_and_sent(visit, demo):
    page = visit(ADMIN)
    open_chat(page, demo, "Ana Díaz")
    page.get_by_role("link", name="Template").click()
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    send = page.get_by_role("button", name="Send")
    expect(send).to_be_visible()
    for field in page.locator("form[data-template] input[type=text], form[data-template] input:not([type])").all():
        if not field.input_value():
            field.fill("4711")
    send.click()
    expect(page.locator("#messages")).to_be_visible()


def test_two_people_on_one_chat_see_each_other(visit, demo):
    mara, diego = visit(ADMIN), visit(AGENT)
    open_chat(mara, demo, "Jonas Weber")
    open_chat(diego, demo, "Jonas Weber")
    write(diego, "Ich kümmere mich darum")
    expect(mara.locator("#messages").get_by_text("Ich kümmere mich darum")).to_be_visible()
    expect(mara.locator("#thread-state, #messages").get_by_text("Diego Ruiz").first).to_be_visible()


def test_a_text_is_written_and_sent_by_keyboard_alone(visit, demo):
    page = visit(ADMIN)
    page.goto(demo.url + "/inbox")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    page.keyboard.type("Con el teclado")
    page.keyboard.press("Enter")
    expect(page.locator("#messages").get_by_text("Con el teclado")).to_be_visible()
