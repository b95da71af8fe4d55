"""The addresses that records carry open a page that a person can read."""

import urllib.error
import urllib.request

import pytest
from scene import company, contact, sdk_link


def read(url):
    return urllib.request.urlopen(url).read().decode()


def test_a_contacts_page_shows_properties_associations_and_timeline(sdk):
    firm = company(sdk)
    person = contact(sdk, lastname="Voss & Söhne")
    sdk.crm.associations.create(firm, from_object_type="contacts", from_object_id=person, to_object_type="companies")
    sdk.crm.objects.notes.create(associations=[sdk_link(person, 202)], properties={
        "hs_timestamp": "1795251552000", "hs_note_body": "<p>Foto</p><script>alert(1)</script>"})
    page = read(sdk.crm.objects.contacts.get(person).url)
    assert "Lena Voss &amp; Söhne" in page and f"/record/0-2/{firm}" in page and "<p>Foto</p>" in page
    assert "<script" not in page


@pytest.mark.parametrize(("kind", "properties", "shown"), [
    ("deals", {"dealname": "Kitchen", "dealstage": "closedwon"}, "Kitchen"),
    ("tickets", {"subject": "Broken", "hs_pipeline_stage": "1"}, "Broken"),
])
def test_every_type_has_a_page(sdk, kind, properties, shown):
    made = getattr(sdk.crm.objects, kind).create(associations=[], properties=properties)
    assert shown in read(getattr(sdk.crm.objects, kind).get(made.id).url)


def test_the_page_of_a_record_that_is_gone_is_404(sdk):
    person = contact(sdk)
    url = sdk.crm.objects.contacts.get(person).url
    sdk.crm.objects.contacts.gdpr_delete(object_id=person)
    with pytest.raises(urllib.error.HTTPError) as refusal:
        read(url)
    assert refusal.value.code == 404


def test_the_style_of_the_pages_is_there(sandbox):
    assert "--accent" in read(sandbox.url + "/_sandbox/control.css")
    assert ".record" in read(sandbox.url + "/_sandbox/record.css")
