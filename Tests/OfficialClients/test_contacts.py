"""Contacts, one at a time: create, read, update, delete, list, merge, forget."""

import hubspot_sdk
import pytest
from hubspot.crm.contacts import (
    ApiException, PublicGdprDeleteInput, PublicMergeInput, SimplePublicObjectInput)
from scene import company, contact, create_v3, email, number, sdk_link


def test_sdk_creates_reads_updates_and_deletes_a_contact(sdk):
    contacts = sdk.crm.objects.contacts
    made = contacts.create(associations=[], properties={"firstname": "Lena", "mobilephone": "+4915112345678"})
    assert made.archived is False and made.created_at.tzinfo
    contacts.update(made.id, properties={"lastname": "Voss", "mobilephone": ""})
    read = contacts.get(made.id, properties=["firstname", "lastname", "mobilephone", "no_such_property"])
    assert (read.properties["firstname"], read.properties["lastname"]) == ("Lena", "Voss")
    assert "no_such_property" not in read.properties
    contacts.delete(made.id)
    with pytest.raises(hubspot_sdk.NotFoundError):
        contacts.get(made.id)
    assert contacts.get(made.id, archived=True).archived is True


def test_v3_creates_reads_updates_and_deletes_a_contact(v3):
    api = v3.crm.contacts.basic_api
    made = create_v3(v3.crm.contacts, {"firstname": "Lena", "email": email()})
    api.update(made.id, SimplePublicObjectInput(properties={"lastname": "Voss"}))
    read = api.get_by_id(made.id, properties=["firstname", "lastname", "city"])
    assert read.properties["lastname"] == "Voss" and read.properties["city"] is None
    assert read.updated_at > read.created_at
    api.archive(made.id)
    with pytest.raises(ApiException) as refusal:
        api.get_by_id(made.id)
    assert refusal.value.status == 404
    assert made.id in {entry.id for entry in v3.crm.contacts.get_all(archived=True)}


def test_a_contact_is_found_by_its_address(sdk, v3):
    address = email()
    made = contact(sdk, email=address)
    assert sdk.crm.objects.contacts.get(address, id_property="email").id == made
    assert v3.crm.contacts.basic_api.get_by_id(address, id_property="email").id == made
    sdk.crm.objects.contacts.update(address, id_property="email", properties={"city": "Hamburg"})
    assert sdk.crm.objects.contacts.get(made, properties=["city"]).properties["city"] == "Hamburg"


def test_former_values_come_with_who_and_when(sdk, v3):
    made = contact(sdk, city="Bremen")
    sdk.crm.objects.contacts.update(made, properties={"city": "Hamburg"})
    history = sdk.crm.objects.contacts.get(made, properties_with_history=["city"]).properties_with_history["city"]
    assert [entry.value for entry in history] == ["Hamburg", "Bremen"]
    assert history[0].timestamp > history[1].timestamp and history[0].source_type
    listed = v3.crm.contacts.basic_api.get_by_id(made, properties_with_history=["city"])
    assert [entry.value for entry in listed.properties_with_history["city"]] == ["Hamburg", "Bremen"]


def test_a_read_brings_the_associated_ids(sdk, v3):
    firm = company(sdk)
    made = sdk.crm.objects.contacts.create(
        associations=[sdk_link(firm, 279)], properties={"firstname": "Lena", "email": email()}).id
    read = sdk.crm.objects.contacts.get(made, associations=["companies", "deals"])
    assert [(entry.id, entry.type) for entry in read.associations["companies"].results] == [
        (firm, "contact_to_company")]
    read = v3.crm.contacts.basic_api.get_by_id(made, associations=["companies"])
    assert read.associations["companies"].results[0].id == firm


def test_sdk_pages_by_itself(sdk):
    wanted = {contact(sdk) for _ in range(3)}
    seen = [entry.id for entry in sdk.crm.objects.contacts.list(limit=2)]
    assert wanted <= set(seen) and len(seen) == len(set(seen))


def test_both_clients_merge(sdk, v3):
    kept, given = contact(sdk, city="Bremen"), contact(sdk, jobtitle="Head of Sales")
    survivor = sdk.crm.objects.contacts.merge(primary_object_id=kept, object_id_to_merge=given)
    assert survivor.id == kept and survivor.properties["jobtitle"] == "Head of Sales"
    other = contact(sdk)
    survivor = v3.crm.contacts.basic_api.merge(PublicMergeInput(primary_object_id=kept, object_id_to_merge=other))
    assert sorted(survivor.properties["hs_merged_object_ids"].split(";")) == sorted([given, other])
    sdk.crm.objects.contacts.update(given, properties={"city": "Kiel"})
    assert sdk.crm.objects.contacts.get(kept, properties=["city"]).properties["city"] == "Kiel"


def test_a_forgotten_contact_leaves_nothing(sdk, v3):
    address = email()
    made = contact(sdk, email=address)
    sdk.crm.objects.contacts.gdpr_delete(object_id=made)
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.crm.objects.contacts.get(made, archived=True)
    with pytest.raises(hubspot_sdk.BadRequestError):
        contact(sdk, email=address)
    other = email()
    contact(sdk, email=other)
    v3.crm.contacts.basic_api.purge(PublicGdprDeleteInput(object_id=other, id_property="email"))
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.crm.objects.contacts.get(other, id_property="email")


def test_a_type_goes_by_its_number_too(sdk, v3):
    made = sdk.crm.objects.custom.create("0-1", associations=[], properties={"firstname": f"Lena {number()}"})
    assert v3.crm.objects.basic_api.get_by_id("0-1", made.id).id == made.id
