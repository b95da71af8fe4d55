"""pywa sends; the sandbox takes it, and tells what became of it."""

import base64
import hashlib
import logging
import struct
import zlib

import pytest
from pywa import errors, types
from pywa.types.templates import BodyText, TemplateLanguage
from whatsapp_scene import SUPPORT, VENTAS, WABA, Customer

WEBP = bytes.fromhex("52494646" "1a000000" "57454250" "5650384c" "0d000000" "2f000000" "100710111188" "88fe07" "00")
LINK = "https://example.com/files/offer"


def png():
    """One pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00")) + chunk(b"IEND", b""))


def test_a_text_is_accepted_delivered_and_read(wa, ana, door):
    sent = wa.send_message(f"+{ana.phone}", "Sí, mañana a las 10.", tracker="order:812")
    assert sent.id.startswith("wamid.") and sent.input == f"+{ana.phone}"
    for word in ("sent", "delivered", "read"):
        _, _, status = door.status(sent.id, word)
        assert status["recipient_id"] == ana.phone and status["biz_opaque_callback_data"] == "order:812"
        assert status["recipient_user_id"].startswith("ES.")


def test_a_reply_quotes_a_message(wa, ana, door):
    sent = wa.send_message(ana.phone, "¿Este?", reply_to_message_id=ana.wamid)
    door.status(sent.id, "delivered")


def test_media_by_upload_and_by_link(wa, ana, door):
    uploaded = wa.upload_media(png(), mime_type="image/png", filename="offer.png")
    sent = [
        wa.send_image(ana.phone, uploaded.id, caption="La oferta"),
        wa.send_image(ana.phone, png(), mime_type="image/png"),
        wa.send_image(ana.phone, LINK + ".png", caption="Por enlace"),
        wa.send_document(ana.phone, b"%PDF-1.4\n", filename="offer.pdf", mime_type="application/pdf"),
        wa.send_audio(ana.phone, b"OggS" + bytes(60), mime_type="audio/ogg"),
        wa.send_sticker(ana.phone, WEBP, mime_type="image/webp"),
    ]
    assert len({message.id for message in sent}) == 6
    for message in sent:
        door.status(message.id, "delivered")


def test_a_reaction_and_its_removal(wa, ana, door):
    for sent in (wa.send_reaction(ana.phone, "👍", ana.wamid), wa.remove_reaction(ana.phone, ana.wamid)):
        door.status(sent.id, "sent")


def test_a_place_and_a_card(wa, ana, door):
    place = wa.send_location(ana.phone, 41.3851, 2.1734, name="Taller", address="Barcelona")
    card = wa.send_contact(ana.phone, types.Contact(
        name=types.Contact.Name(formatted_name="Irene Vidal", first_name="Irene"),
        phones=[types.Contact.Phone(phone="+34 655 090 909", type="CELL")]))
    for sent in (place, card):
        door.status(sent.id, "delivered")


def test_buttons_and_a_list(wa, ana, door):
    buttons = wa.send_message(ana.phone, "¿Confirmamos?", buttons=[
        types.Button("Sí", callback_data="yes"), types.Button("No", callback_data="no")])
    choice = wa.send_message(ana.phone, "¿Cuándo?", buttons=types.SectionList(
        "Elegir", sections=[types.Section("Mañana", rows=[types.SectionRow("A las 10", callback_data="ten")])]))
    for sent in (buttons, choice):
        door.status(sent.id, "delivered")


def test_a_template_goes_to_somebody_who_never_wrote(wa):
    sent = wa.send_template(
        "34611222333", name="seguimiento", language=TemplateLanguage.SPANISH, params=[BodyText.params("Núria")])
    assert sent.id.startswith("wamid.") and sent.status == "accepted"


def test_templates_are_listed_page_by_page(wa, caplog):
    page = wa.get_templates(pagination=types.Pagination(limit=2))
    assert len(page) == 2 and page.has_next and page.total_count > 3
    names = {(template.name, template.language.value) for template in wa.get_templates()}
    assert {("follow_up", "en"), ("seguimiento", "es"), ("seguimiento", "es_MX"), ("nachfassen", "de")} <= names
    assert {template.name for template in wa.get_templates(name="nachfassen")} == {"nachfassen"}
    # What pywa cannot read it logs, and goes on.
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_read_marks_and_typing(wa, ana):
    assert wa.mark_message_as_read(ana.wamid)
    assert wa.indicate_typing(ana.wamid)


def test_to_somebody_known_by_user_id_only(wa, whatsapp, door):
    lena = Customer(whatsapp, door, bsuid="US.13491208655302741918")
    sent = wa.send_message(lena.bsuid, "Hello")
    assert sent.input == lena.bsuid
    _, _, status = door.status(sent.id, "delivered")
    assert status["recipient_user_id"] == lena.bsuid and "recipient_id" not in status


def test_a_customers_photo_is_fetched_and_a_file_deleted(wa, ana):
    _, _, message = ana.webhook(ana.send("photo", "Mira"))
    found = wa.get_media_url(message["image"]["id"])
    content = wa.get_media_bytes(found.url)
    assert hashlib.sha256(content).digest() == base64.b64decode(message["image"]["sha256"])
    assert found.mime_type == "image/png" and int(found.file_size) == len(content)
    assert hashlib.sha256(content).hexdigest() == found.sha256
    uploaded = wa.upload_media(png(), mime_type="image/png", filename="offer.png")
    assert wa.delete_media(uploaded.id)
    with pytest.raises(errors.WhatsAppError) as refusal:
        wa.get_media_url(uploaded.id)
    assert refusal.value.code == 100


def test_the_numbers_and_their_account(wa):
    numbers = wa.get_business_phone_numbers(pagination=types.Pagination(limit=1))
    assert len(numbers) == 1 and {number.id for number in numbers.all()} >= {VENTAS, SUPPORT}
    number = wa.get_business_phone_number()
    assert number.quality_rating == "GREEN" and number.platform_type == "CLOUD_API"
    assert number.is_on_biz_app and number.throughput == {"level": "STANDARD"}
    assert number.health_status["can_send_message"] == "AVAILABLE"
    assert wa.get_business_account().id == WABA
