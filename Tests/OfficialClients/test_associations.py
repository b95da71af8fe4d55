"""Associations: one pair and many, plain and labelled, and labels of the account's own."""

import hubspot_sdk
import pytest
from hubspot.crm.associations.v4 import (
    AssociationSpec, BatchInputPublicAssociationMultiArchive, BatchInputPublicAssociationMultiPost,
    BatchInputPublicDefaultAssociationMultiPost, BatchInputPublicFetchAssociationsBatchRequest,
    PublicAssociationMultiArchive, PublicAssociationMultiPost, PublicDefaultAssociationMultiPost,
    PublicFetchAssociationsBatchRequest, PublicObjectId)
from hubspot.crm.associations.v4.schema import (
    PublicAssociationDefinitionCreateRequest, PublicAssociationDefinitionUpdateRequest)
from scene import company, contact, number


@pytest.fixture
def pair(sdk):
    return contact(sdk), company(sdk)


def types(sdk, person):
    """Type ids from a contact to its companies, by company."""
    found = sdk.crm.associations.list("companies", object_type="contacts", object_id=person)
    return {entry.to_object_id: sorted(kind.type_id for kind in entry.association_types) for entry in found}


def test_sdk_links_and_unlinks_a_pair(sdk, pair):
    person, firm = pair
    place = {"object_type": "contacts", "object_id": person, "to_object_type": "companies"}
    answer = sdk.crm.associations.create(
        firm, from_object_type="contacts", from_object_id=person, to_object_type="companies")
    assert answer.results[0].association_spec.association_type_id == 279
    labelled = sdk.crm.associations.update_labels(
        firm, body=[{"association_category": "HUBSPOT_DEFINED", "association_type_id": 1}], **place)
    assert labelled.labels == ["Primary"] and labelled.from_object_type_id == "0-1"
    assert types(sdk, person) == {firm: [1, 279]}
    sdk.crm.associations.delete(firm, **place)
    assert types(sdk, person) == {}


def test_v3_links_and_unlinks_a_pair(v3, sdk, pair):
    person, firm = pair
    api = v3.crm.associations.v4.basic_api
    api.create_default("contacts", person, "companies", firm)
    made = api.create("contacts", person, "companies", firm, [
        AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=1)])
    assert made.labels == ["Primary"]
    page = api.get_page("companies", firm, "contacts")
    assert str(page.results[0].to_object_id) == person
    assert sorted(kind.type_id for kind in page.results[0].association_types) == [2, 280]
    api.archive("contacts", person, "companies", firm)
    assert types(sdk, person) == {}


def test_sdk_links_many(sdk):
    person, firms = contact(sdk), [company(sdk) for _ in range(3)]
    place = {"from_object_type": "contacts"}
    batch = sdk.crm.associations.batch
    ends = [{"from": {"id": person}, "to": {"id": firm}} for firm in firms]
    batch.create_default("companies", inputs=ends[:1], **place)
    batch.create("companies", inputs=[
        {**end, "types": [{"association_category": "HUBSPOT_DEFINED", "association_type_id": 279}]}
        for end in ends[1:]], **place)
    read = batch.get("companies", inputs=[{"id": person}], **place)
    assert {entry.to_object_id for entry in read.results[0].to} == set(firms)
    batch.delete("companies", inputs=[{"from": {"id": person}, "to": [{"id": firm} for firm in firms]}], **place)
    assert types(sdk, person) == {}


def test_v3_links_many(v3, sdk, pair):
    person, firm = PublicObjectId(id=pair[0]), PublicObjectId(id=pair[1])
    api = v3.crm.associations.v4.batch_api
    api.create_default("contacts", "companies", BatchInputPublicDefaultAssociationMultiPost(inputs=[
        PublicDefaultAssociationMultiPost(_from=person, to=firm)]))
    primary = PublicAssociationMultiPost(_from=person, to=firm, types=[
        AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=1)])
    api.create("contacts", "companies", BatchInputPublicAssociationMultiPost(inputs=[primary]))
    assert types(sdk, pair[0]) == {pair[1]: [1, 279]}
    api.archive_labels("contacts", "companies", BatchInputPublicAssociationMultiPost(inputs=[primary]))
    assert types(sdk, pair[0]) == {pair[1]: [279]}
    read = api.get_page("contacts", "companies", BatchInputPublicFetchAssociationsBatchRequest(inputs=[
        PublicFetchAssociationsBatchRequest(id=pair[0])]))
    assert str(read.results[0].to[0].to_object_id) == pair[1]
    api.archive("contacts", "companies", BatchInputPublicAssociationMultiArchive(inputs=[
        PublicAssociationMultiArchive(_from=person, to=[firm])]))
    assert types(sdk, pair[0]) == {}


def test_one_missing_record_fails_alone(sdk, pair):
    person, firm = pair
    spec = [{"association_category": "HUBSPOT_DEFINED", "association_type_id": 279}]
    answer = sdk.crm.associations.batch.create("companies", from_object_type="contacts", inputs=[
        {"from": {"id": person}, "to": {"id": firm}, "types": spec},
        {"from": {"id": person}, "to": {"id": "1"}, "types": spec}])
    assert len(answer.results) == 1 and answer.to_dict()["numErrors"] == 1


def test_a_wrong_direction_is_refused(sdk, pair):
    person, firm = pair
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.associations.update_labels(
            firm, object_type="contacts", object_id=person, to_object_type="companies",
            body=[{"association_category": "HUBSPOT_DEFINED", "association_type_id": 280}])


def test_long_lists_are_paged(sdk):
    person, firms = contact(sdk), [company(sdk) for _ in range(3)]
    sdk.crm.associations.batch.create_default("companies", from_object_type="contacts", inputs=[
        {"from": {"id": person}, "to": {"id": firm}} for firm in firms])
    found = sdk.crm.associations.list("companies", object_type="contacts", object_id=person, limit=2)
    assert [entry.to_object_id for entry in found] == sorted(firms, key=int)


def test_sdk_makes_uses_and_removes_a_label(sdk, pair):
    person, firm = pair
    labels = sdk.crm.associations_schema.labels
    there, back = labels.create_label(
        "companies", from_object_type="contacts", name=f"label_{number()}", label="Buyer",
        inverse_label="Buys through").results
    assert there.category == back.category == "USER_DEFINED"
    linked = sdk.crm.associations.update_labels(
        firm, object_type="contacts", object_id=person, to_object_type="companies",
        body=[{"association_category": "USER_DEFINED", "association_type_id": there.type_id}])
    assert linked.labels == ["Buyer"]
    labels.update_label(
        "companies", from_object_type="contacts", association_type_id=there.type_id, label="Purchaser")
    listed = labels.list_labels("companies", from_object_type="contacts").results
    assert (there.type_id, "Purchaser") in [(kind.type_id, kind.label) for kind in listed]
    labels.delete_label(there.type_id, from_object_type="contacts", to_object_type="companies")
    assert types(sdk, person) == {firm: [279]}


def test_v3_makes_renames_and_removes_a_label(v3):
    api = v3.crm.associations.v4.schema.definitions_api
    made = api.create("contacts", "deals", PublicAssociationDefinitionCreateRequest(
        name=f"label_{number()}", label="Decides")).results[0]
    api.update("contacts", "deals", PublicAssociationDefinitionUpdateRequest(
        association_type_id=made.type_id, label="Signs"))
    assert "Signs" in {kind.label for kind in api.get_all("contacts", "deals").results}
    api.remove("contacts", "deals", made.type_id)
    assert "Signs" not in {kind.label for kind in api.get_all("contacts", "deals").results}
