"""Notes, tasks, communications and their kin: what stands on a contact's timeline."""

import hubspot_sdk
import pytest
from hubspot.crm.objects.communications import SimplePublicObjectInput
from scene import contact, create_v3, link, sdk_link

WHEN = "2026-11-21T08:59:12.000Z"
WHATSAPP = {
    "hs_communication_channel_type": "WHATS_APP", "hs_communication_logged_from": "CRM", "hs_timestamp": WHEN,
    "hs_communication_body": "<p>Ist meine Bestellung da?</p>"}


def test_sdk_logs_changes_and_deletes_a_whatsapp_message(sdk):
    api, person = sdk.crm.objects.communications, contact(sdk)
    made = api.create(associations=[sdk_link(person, 81)], properties=WHATSAPP)
    api.update(made.id, properties={"hs_communication_body": "<p>Ja.</p>"})
    read = api.get(made.id, properties=["hs_communication_body", "hs_timestamp"], associations=["contacts"])
    assert read.properties["hs_communication_body"] == "<p>Ja.</p>" and read.properties["hs_timestamp"] == WHEN
    assert read.associations["contacts"].results[0].id == person
    api.delete(made.id)
    with pytest.raises(hubspot_sdk.NotFoundError):
        api.get(made.id)


def test_v3_logs_and_changes_a_whatsapp_message(v3, sdk):
    made = create_v3(v3.crm.objects.communications, WHATSAPP, [link(contact(sdk), 81)])
    api = v3.crm.objects.communications.basic_api
    api.update(made.id, SimplePublicObjectInput(properties={"hs_communication_body": "Ja."}))
    read = api.get_by_id(made.id, properties=["hs_communication_body"], associations=["contacts"])
    assert read.properties["hs_communication_body"] == "Ja."
    assert made.id in {entry.id for entry in api.get_page(limit=100).results}


def test_a_message_bumps_when_its_contact_was_contacted(sdk):
    person = contact(sdk)
    before = sdk.crm.objects.contacts.get(person)
    sdk.crm.objects.communications.create(associations=[sdk_link(person, 81)], properties=WHATSAPP)
    after = sdk.crm.objects.contacts.get(person, properties=["notes_last_contacted"])
    assert after.updated_at > before.updated_at and after.properties["notes_last_contacted"] == WHEN


@pytest.mark.parametrize("change", [
    {"hs_communication_channel_type": "CARRIER_PIGEON"}, {"hs_communication_logged_from": "PHONE"},
    {"hs_timestamp": "yesterday"}, {"hs_timestamp": ""}, {"hubspot_owner_id": "1"},
    {"hs_communication_body": "x" * 65_537},
])
def test_a_message_that_breaks_a_rule_is_refused(sdk, change):
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.objects.communications.create(associations=[], properties={**WHATSAPP, **change})


def test_a_note_takes_epoch_milliseconds_and_attachments(sdk, v3):
    made = sdk.crm.objects.notes.create(associations=[sdk_link(contact(sdk), 202)], properties={
        "hs_timestamp": "1795251552000", "hs_note_body": "<p>Foto</p>", "hs_attachment_ids": "187001;187002"})
    read = v3.crm.objects.notes.basic_api.get_by_id(made.id, properties=["hs_timestamp", "hs_attachment_ids"])
    assert read.properties["hs_timestamp"] == "2026-11-21T08:59:12.000Z"
    assert read.properties["hs_attachment_ids"] == "187001;187002"
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.objects.notes.create(associations=[], properties={"hs_note_body": "When?"})


def test_a_task_is_made_and_done(sdk, v3):
    made = create_v3(v3.crm.objects.tasks, {
        "hs_timestamp": WHEN, "hs_task_subject": "Call back", "hs_task_type": "CALL", "hs_task_priority": "HIGH",
        "hs_task_status": "NOT_STARTED"}, [link(contact(sdk), 204)])
    done = sdk.crm.objects.tasks.update(made.id, properties={"hs_task_status": "COMPLETED"})
    assert done.properties["hs_task_status"] == "COMPLETED"
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.objects.tasks.update(made.id, properties={"hs_task_status": "FORGOTTEN"})


@pytest.mark.parametrize(("kind", "number", "properties"), [
    ("calls", 194, {"hs_call_title": "Call", "hs_call_duration": "60000"}),
    ("meetings", 200, {"hs_meeting_title": "Visit"}),
    ("emails", 198, {"hs_email_direction": "EMAIL", "hs_email_subject": "Offer"}),
])
def test_calls_meetings_and_emails_are_records_alike(sdk, kind, number, properties):
    api, person = getattr(sdk.crm.objects, kind), contact(sdk)
    made = api.create(associations=[sdk_link(person, number)], properties={"hs_timestamp": WHEN, **properties})
    assert api.get(made.id, associations=["contacts"]).associations["contacts"].results[0].id == person
    assert sdk.crm.objects.contacts.get(person, associations=[kind]).associations[kind].results[0].id == made.id


def test_activities_in_batches(sdk):
    made = sdk.crm.objects.communications.batch.create(inputs=[
        {"associations": [sdk_link(contact(sdk), 81)], "properties": WHATSAPP, "object_write_trace_id": f"m-{place}"}
        for place in range(3)])
    assert {entry.object_write_trace_id for entry in made.results} == {"m-0", "m-1", "m-2"}
