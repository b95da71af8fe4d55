"""Refusals are told by their code: throttling too comes with HTTP 400."""

import time

import pytest
from pywa import errors
from pywa.types.templates import BodyText, TemplateLanguage
from whatsapp_scene import SUPPORT, Customer, client


def refused(kind, call, status=400):
    with pytest.raises(kind) as refusal:
        call()
    assert refusal.value.status_code == status and refusal.value.fbtrace_id
    return refusal.value


def test_a_wrong_token_is_190(whatsapp):
    wrong = client(whatsapp, token="wrong")
    refused(errors.ExpiredAccessToken, lambda: wrong.send_message("34600000000", "Hola"), status=401)
    refused(errors.ExpiredAccessToken, lambda: list(wrong.get_templates()), status=401)


def test_outside_the_window_only_templates_go(wa):
    refusal = refused(errors.ReEngagementMessage, lambda: wa.send_message("34600111222", "Hola"))
    assert refusal.code == 131047 and refusal.details


def test_a_template_that_is_not_there_is_132001(wa, ana):
    refused(errors.TemplateNotExists, lambda: wa.send_template(
        ana.phone, name="nothing", language=TemplateLanguage.SPANISH, params=[BodyText.params("Ana")]), status=404)


def test_to_the_business_itself_is_131021(wa):
    refused(errors.RecipientCannotBeSender, lambda: wa.send_message("34910123456", "Hola"))


def test_a_wrong_number_and_a_missing_field(wa, ana):
    refused(errors.InvalidParameter, lambda: wa.send_message("12345", "Hola"))
    # To pywa, what is no number is the id of a group.
    refused(errors.GroupUnknown, lambda: wa.send_message("not a number", "Hola"))
    refused(errors.InvalidParameter, lambda: wa.send_image(ana.phone, "1003383421387256"))


def test_too_fast_and_too_often_are_400(whatsapp, door):
    """On a number of its own: another test's messages would wait for this one's second to end."""
    wa, eager = client(whatsapp, number=SUPPORT), Customer(whatsapp, door)
    eager.send(number=SUPPORT)
    seen, deadline = set(), time.monotonic() + 20
    while len(seen) < 2 and time.monotonic() < deadline:
        try:
            wa.send_message(eager.phone, "Otra")
        except errors.ThrottlingError as refusal:
            assert refusal.status_code == 400
            seen.add(refusal.code)
            if refusal.code == 130429:
                time.sleep(0.3)
    assert seen == {130429, 131056}
