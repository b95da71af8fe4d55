"""A hundred at once, and what happens when one of them is wrong."""

import hubspot_sdk
import pytest
from hubspot.crm.contacts import (
    BatchInputSimplePublicObjectBatchInput, BatchInputSimplePublicObjectBatchInputForCreate,
    BatchInputSimplePublicObjectBatchInputUpsert, BatchInputSimplePublicObjectId,
    BatchReadInputSimplePublicObjectId, SimplePublicObjectBatchInput, SimplePublicObjectBatchInputForCreate,
    SimplePublicObjectBatchInputUpsert, SimplePublicObjectId)
from scene import contact, email, number


def test_sdk_creates_reads_updates_and_deletes_a_hundred(sdk):
    batch = sdk.crm.objects.contacts.batch
    made = batch.create(inputs=[
        {"associations": [], "properties": {"firstname": f"Batch {place}", "email": email()}} for place in range(100)])
    assert made.status == "COMPLETE" and len(made.results) == 100
    ids = [{"id": entry.id} for entry in made.results]
    batch.update(inputs=[{"id": entry.id, "properties": {"city": "Ulm"}} for entry in made.results])
    read = batch.get(inputs=ids, properties=["city"], properties_with_history=[])
    assert {entry.properties["city"] for entry in read.results} == {"Ulm"}
    batch.delete(inputs=ids)
    assert len(batch.get(inputs=ids, properties=[], properties_with_history=[], archived=True).results) == 100


def test_v3_creates_reads_updates_and_deletes_a_batch(v3):
    batch = v3.crm.contacts.batch_api
    made = batch.create(BatchInputSimplePublicObjectBatchInputForCreate(inputs=[
        SimplePublicObjectBatchInputForCreate(associations=[], properties={"email": email()}) for _ in range(3)]))
    batch.update(BatchInputSimplePublicObjectBatchInput(inputs=[
        SimplePublicObjectBatchInput(id=entry.id, properties={"city": "Ulm"}) for entry in made.results]))
    ids = [SimplePublicObjectId(id=entry.id) for entry in made.results]
    read = batch.read(BatchReadInputSimplePublicObjectId(
        inputs=ids, properties=["city"], properties_with_history=["city"]))
    assert [entry.properties_with_history["city"][0].value for entry in read.results] == ["Ulm"] * 3
    batch.archive(BatchInputSimplePublicObjectId(inputs=ids))
    assert batch.read(BatchReadInputSimplePublicObjectId(
        inputs=ids, properties=[], properties_with_history=[])).num_errors == 1


def test_a_batch_reads_by_address(sdk):
    address = email()
    made = contact(sdk, email=address)
    read = sdk.crm.objects.contacts.batch.get(
        inputs=[{"id": address}], properties=["email"], properties_with_history=[], id_property="email")
    assert [entry.id for entry in read.results] == [made]


def test_an_upsert_tells_what_is_new(sdk, v3):
    key = f"key{number()}"
    sdk.crm.properties.create(
        "contacts", name=key, label="Key", group_name="contactinformation", type="string", field_type="text",
        has_unique_value=True)
    first = sdk.crm.objects.contacts.batch.upsert(
        inputs=[{"id": "4915112345678", "id_property": key, "properties": {"firstname": "Lena"}}])
    assert first.results[0].new is True and first.results[0].properties[key] == "4915112345678"
    again = v3.crm.contacts.batch_api.upsert(BatchInputSimplePublicObjectBatchInputUpsert(inputs=[
        SimplePublicObjectBatchInputUpsert(id="4915112345678", id_property=key, properties={"firstname": "Lena V"})]))
    assert again.results[0].new is False and again.results[0].id == first.results[0].id


def test_one_wrong_input_fails_a_batch_without_trace_ids(sdk):
    address = email()
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.objects.contacts.batch.create(inputs=[
            {"associations": [], "properties": {"email": address}},
            {"associations": [], "properties": {"phone": "+4915112345678"}}])
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.crm.objects.contacts.get(address, id_property="email")


def test_trace_ids_let_the_others_through(sdk):
    answer = sdk.crm.objects.contacts.batch.create(inputs=[
        {"associations": [], "properties": {"email": email()}, "object_write_trace_id": "good"},
        {"associations": [], "properties": {"no_such_property": "1"}, "object_write_trace_id": "bad"}])
    assert [entry.object_write_trace_id for entry in answer.results] == ["good"]
    assert answer.to_dict()["numErrors"] == 1
    assert answer.to_dict()["errors"][0]["context"]["objectWriteTraceId"] == ["bad"]


def test_more_than_a_hundred_are_refused(sdk):
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.objects.contacts.batch.get(
            inputs=[{"id": str(place)} for place in range(101)], properties=[], properties_with_history=[])
