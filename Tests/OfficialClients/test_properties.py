"""Property definitions and their groups: list, create, change, archive, one and many."""

import hubspot_sdk
import pytest
from hubspot.crm.properties import (
    BatchInputPropertyCreate, BatchInputPropertyName, BatchReadInputPropertyName, OptionInput, PropertyCreate,
    PropertyGroupCreate, PropertyGroupUpdate, PropertyName, PropertyUpdate)
from scene import contact, number

TEXT = {"group_name": "contactinformation", "label": "Made by a test", "type": "string", "field_type": "text"}


def test_the_standard_definitions_are_complete(sdk, v3):
    listed = {entry.name: entry for entry in sdk.crm.properties.list("contacts").results}
    owner = listed["hubspot_owner_id"]
    assert owner.external_options and owner.referenced_object_type == "OWNER" and owner.options == []
    assert listed["lastmodifieddate"].modification_metadata.read_only_value is True
    assert [option.value for option in listed["hs_lead_status"].options][:2] == ["NEW", "OPEN"]
    assert {entry.name for entry in v3.crm.properties.core_api.get_all("contacts").results} == set(listed)


@pytest.mark.parametrize("kind", ["companies", "deals", "tickets", "notes", "tasks", "communications", "0-48"])
def test_every_type_has_definitions(sdk, kind):
    assert "hs_object_id" in {entry.name for entry in sdk.crm.properties.list(kind).results}


def test_sdk_creates_changes_and_archives_a_property(sdk):
    name = f"sdk_text_{number()}"
    made = sdk.crm.properties.create("contacts", name=name, **TEXT)
    assert made.hubspot_defined is False and made.calculated is False
    changed = sdk.crm.properties.update(name, object_type="contacts", label="Changed", description="Why")
    assert (changed.label, changed.description) == ("Changed", "Why")
    made_by = contact(sdk, **{name: "value"})
    sdk.crm.properties.delete(name, object_type="contacts")
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.crm.properties.get(name, object_type="contacts")
    assert sdk.crm.properties.get(name, object_type="contacts", archived=True).archived is True
    assert name not in sdk.crm.objects.contacts.get(made_by, properties=[name]).properties


def test_v3_creates_changes_and_archives_a_choice(v3, sdk):
    api, name = v3.crm.properties.core_api, f"v3_choice_{number()}"
    options = [OptionInput(label=word, value=word.lower(), display_order=0, hidden=False) for word in ("Red", "Blue")]
    made = api.create("contacts", PropertyCreate(
        name=name, label="Colour", group_name="contactinformation", type="enumeration", field_type="select",
        options=options))
    assert [option.value for option in made.options] == ["red", "blue"]
    with pytest.raises(hubspot_sdk.BadRequestError) as refusal:
        contact(sdk, **{name: "green"})
    assert refusal.value.body["errors"][0]["code"] == "INVALID_OPTION"
    api.update("contacts", name, PropertyUpdate(options=options + [
        OptionInput(label="Green", value="green", display_order=2, hidden=False)]))
    assert contact(sdk, **{name: "green"})
    api.archive("contacts", name)
    assert name in {entry.name for entry in api.get_all("contacts", archived=True).results}


def test_a_taken_name_and_a_missing_group_are_refused(sdk):
    with pytest.raises(hubspot_sdk.ConflictError):
        sdk.crm.properties.create("contacts", name="email", **TEXT)
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.properties.create("contacts", name=f"p{number()}", **{**TEXT, "group_name": "nowhere"})
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.properties.create("contacts", name=f"p{number()}", **{**TEXT, "field_type": "select"})


def test_hubspots_own_properties_stay(sdk):
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.properties.delete("email", object_type="contacts")


def test_properties_in_batches(sdk, v3):
    names = [f"many_{number()}" for _ in range(3)]
    made = sdk.crm.properties.batch.create("contacts", inputs=[{"name": name, **TEXT} for name in names[:2]])
    assert [entry.name for entry in made.results] == names[:2]
    batch = v3.crm.properties.batch_api
    batch.create("contacts", BatchInputPropertyCreate(inputs=[PropertyCreate(name=names[2], **TEXT)]))
    read = sdk.crm.properties.batch.get(
        "contacts", archived=False, data_sensitivity="non_sensitive", inputs=[{"name": name} for name in names])
    assert [entry.name for entry in read.results] == names
    batch.archive("contacts", BatchInputPropertyName(inputs=[PropertyName(name=name) for name in names]))
    read = batch.read("contacts", BatchReadInputPropertyName(
        archived=True, inputs=[PropertyName(name=names[0])]))
    assert read.results[0].archived is True


def test_groups(sdk, v3):
    name = f"group_{number()}"
    assert sdk.crm.properties.groups.create("contacts", name=name, label="WhatsApp").label == "WhatsApp"
    assert sdk.crm.properties.groups.update(name, object_type="contacts", label="Chat").label == "Chat"
    groups = v3.crm.properties.groups_api
    assert groups.update("contacts", name, PropertyGroupUpdate(display_order=3)).display_order == 3
    assert name in {group.name for group in groups.get_all("contacts").results}
    assert sdk.crm.properties.groups.get(name, object_type="contacts").archived is False
    groups.archive("contacts", name)
    assert name not in {group.name for group in sdk.crm.properties.groups.list("contacts").results}
    assert groups.create("contacts", PropertyGroupCreate(name=name, label="Again")).name == name
