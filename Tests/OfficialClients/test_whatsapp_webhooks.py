"""pywa's validator takes the signature of everything that the sandbox sends, and its handlers read it."""

import json
import logging

import pytest
from pywa import types
from whatsapp_scene import Customer, reader

KINDS = {
    "text": "text", "photo": "image", "video": "video", "voice": "audio", "document": "document",
    "sticker": "sticker", "location": "location", "card": "contacts", "order": "order",
}


@pytest.fixture
def read(caplog):
    """Lets pywa check and read one body; returns what its handlers were given."""
    wa = reader()

    def read(body, signature):
        wa.read.clear()
        assert wa.webhook_update_validator(body, signature) is None
        assert wa.webhook_update_validator(body + b" ", signature) == ("Forbidden", 403)
        with caplog.at_level(logging.WARNING):
            assert wa.webhook_update_handler(body) == ("ok", 200)
        assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []
        return wa.read[0] if wa.read else None

    return read


@pytest.mark.parametrize("kind", KINDS)
def test_messages_of_each_kind(ana, read, kind):
    body, signature, element = ana.webhook(ana.send(kind, "Maña 😀"))
    message = read(body, signature)
    assert isinstance(message, types.Message) and message.id == element["id"] and message.type == KINDS[kind]
    assert message.from_user.wa_id == ana.phone and message.from_user.name == "Ana Díaz"
    assert message.from_user.bsuid == element["from_user_id"]


def test_a_photo_has_its_caption_and_link(ana, read):
    message = read(*ana.webhook(ana.send("photo", "Mira esto ñ"))[:2])
    assert message.caption == "Mira esto ñ" and message.image.mime_type == "image/png" and message.image.sha256


def test_what_is_not_ascii_is_escaped_on_the_wire(ana):
    body, _, _ = ana.webhook(ana.wamid)
    assert body.isascii() and b"\\u00f1" in body and json.loads(body)


def test_a_reply_names_what_it_answers(wa, ana, read):
    sent = wa.send_message(ana.phone, "¿Mañana?")
    message = read(*ana.webhook(ana.send("text", "Sí", reply=sent.id))[:2])
    assert message.reply_to_message.id == sent.id


@pytest.mark.parametrize("kind, update", [
    ("button", types.CallbackButton), ("template_button", types.CallbackButton), ("list", types.CallbackSelection)])
def test_answers_to_buttons_and_lists(wa, ana, read, kind, update):
    sent = wa.send_message(ana.phone, "¿Confirmamos?", buttons=[types.Button("Sí", callback_data="yes")])
    answer = read(*ana.webhook(ana.send(kind, "Sí", reply=sent.id))[:2])
    assert isinstance(answer, update) and answer.reply_to_message.id == sent.id


def test_a_reaction_an_edit_and_a_deletion(ana, read):
    ana.act("react", wamid=ana.wamid, emoji="👍")
    assert read(*ana.newest("reaction")[:2]).reaction.emoji == "👍"
    ana.act("edit", wamid=ana.wamid, text="Hola otra vez")
    edited = read(*ana.newest("edit")[:2])
    assert isinstance(edited, types.EditedMessage)
    ana.act("delete", wamid=ana.wamid)
    assert isinstance(read(*ana.newest("revoke")[:2]), types.DeletedMessage)


def test_statuses(wa, ana, door, read):
    sent = wa.send_message(ana.phone, "Sí")
    for word in ("sent", "delivered", "read"):
        status = read(*door.status(sent.id, word)[:2])
        assert isinstance(status, types.MessageStatus)


def test_a_failure_says_why(wa, ana, door):
    """Only its signature is pywa's to judge: Meta sends no contact with a failure, and pywa cannot read it without."""
    ana.act("manners", blocks="on")
    sent = wa.send_message(ana.phone, "¿Hola?")
    body, signature, element = door.status(sent.id, "failed")
    assert reader().webhook_update_validator(body, signature) is None
    assert element["errors"][0]["code"] == 131026


def test_what_the_owner_writes_on_the_phone(ana, read):
    ana.act("business", text="Pase a las 5")
    body, signature, element = ana.door.wait(lambda element: element.get("to") == ana.phone)
    echo = read(body, signature)
    assert isinstance(echo, types.OutgoingMessage) and echo.id == element["id"] and echo.text == "Pase a las 5"


def test_a_change_of_number(ana, read):
    new = str(int(ana.phone) + 500_000)
    ana.act("number", phone=new)
    body, signature, element = ana.newest("system")
    change = read(body, signature)
    assert isinstance(change, types.PhoneNumberChange) and element["system"]["wa_id"] == new


def test_what_does_not_exist_yet_and_what_cannot_be_shown_break_nothing(ana, read):
    for kind in ("future", "unsupported"):
        read(*ana.webhook(ana.send(kind))[:2])


def test_somebody_known_by_user_id_only(whatsapp, door, read):
    lena = Customer(whatsapp, door, bsuid="US.77491208655302741918")
    body, signature, element = lena.webhook(lena.wamid)
    message = read(body, signature)
    assert message.from_user.bsuid == lena.bsuid and not message.from_user.wa_id and "from" not in element
