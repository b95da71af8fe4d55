"""Pipelines and stages: the standard ones, and those an admin makes, changes and takes away."""

import hubspot_sdk
import pytest
from hubspot.crm.pipelines import (
    ApiException, PipelineInput, PipelinePatchInput, PipelineStageInput, PipelineStagePatchInput)
from scene import number


def stage(label, order, probability="0.5"):
    return {"label": label, "display_order": order, "metadata": {"probability": probability}}


@pytest.fixture
def pipeline(sdk):
    return sdk.crm.pipelines.create(
        "deals", label=f"Retail {number()}", display_order=1, stages=[stage("Asked", 0), stage("Sold", 1, "1.0")])


def test_the_standard_pipelines(sdk, v3):
    tickets = sdk.crm.pipelines.list("tickets").results[0]
    assert tickets.id == "0" and [entry.id for entry in tickets.stages] == ["1", "2", "3", "4"]
    assert tickets.stages[3].metadata == {"ticketState": "CLOSED", "isClosed": "true"}
    deals = v3.crm.pipelines.pipelines_api.get_by_id("deals", "default")
    assert deals.stages[0].id == "appointmentscheduled" and deals.stages[0].metadata["probability"] == "0.2"


def test_sdk_makes_changes_and_removes_a_pipeline(sdk, pipeline):
    assert sdk.crm.pipelines.update(pipeline.id, object_type="deals", label="Wholesale").label == "Wholesale"
    replaced = sdk.crm.pipelines.update_all_properties(
        pipeline.id, object_type="deals", label="Export", display_order=2, stages=[stage("Only", 0)])
    assert replaced.label == "Export" and [entry.label for entry in replaced.stages] == ["Only"]
    sdk.crm.pipelines.delete(pipeline.id, object_type="deals")
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.crm.pipelines.get(pipeline.id, object_type="deals")


def test_v3_makes_changes_and_removes_a_pipeline(v3):
    api = v3.crm.pipelines.pipelines_api
    made = api.create("tickets", PipelineInput(label="Repairs", display_order=3, stages=[
        PipelineStageInput(label="In", display_order=0, metadata={"ticketState": "OPEN"})]))
    assert made.stages[0].id.isdigit() and made.stages[0].metadata["isClosed"] == "false"
    assert api.update("tickets", made.id, PipelinePatchInput(label="Returns")).label == "Returns"
    api.archive("tickets", made.id)
    assert made.id not in {entry.id for entry in api.get_all("tickets").results}


def test_sdk_makes_changes_and_removes_a_stage(sdk, pipeline):
    place = {"object_type": "deals", "pipeline_id": pipeline.id}
    made = sdk.crm.pipelines.create_stage(
        pipeline.id, object_type="deals", label="Offer", display_order=1, metadata={"probability": "0.4"})
    assert made.metadata == {"probability": "0.4", "isClosed": "false"}
    assert sdk.crm.pipelines.update_stage(made.id, label="Bid", metadata={"probability": "0.6"}, **place).label == "Bid"
    whole = sdk.crm.pipelines.update_stage_all_properties(
        made.id, label="Quote", display_order=5, metadata={"probability": "0.7"}, **place)
    assert whole.display_order == 5
    assert sdk.crm.pipelines.get_stage(made.id, **place).label == "Quote"
    assert len(sdk.crm.pipelines.list_stages(pipeline.id, object_type="deals").results) == 3
    sdk.crm.pipelines.delete_stage(made.id, **place)
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.crm.pipelines.get_stage(made.id, **place)


def test_v3_makes_changes_and_removes_a_stage(v3, pipeline):
    api = v3.crm.pipelines.pipeline_stages_api
    made = api.create("deals", pipeline.id, PipelineStageInput(
        label="Offer", display_order=1, metadata={"probability": "0.4"}))
    api.update("deals", pipeline.id, made.id, PipelineStagePatchInput(label="Bid", metadata={"probability": "0.6"}))
    assert api.get_by_id("deals", pipeline.id, made.id).label == "Bid"
    api.replace("deals", pipeline.id, made.id, PipelineStageInput(
        label="Quote", display_order=1, metadata={"probability": "0.7"}))
    assert "Quote" in {entry.label for entry in api.get_all("deals", pipeline.id).results}
    api.archive("deals", pipeline.id, made.id)
    with pytest.raises(ApiException):
        api.get_by_id("deals", pipeline.id, made.id)


def test_a_deal_stage_needs_a_probability(sdk, pipeline):
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.pipelines.create_stage(
            pipeline.id, object_type="deals", label="Offer", display_order=1, metadata={})


def test_a_stage_in_use_stays(sdk, pipeline):
    asked = pipeline.stages[0].id
    sdk.crm.objects.deals.create(
        associations=[], properties={"dealname": "Deal", "pipeline": pipeline.id, "dealstage": asked})
    with pytest.raises(hubspot_sdk.BadRequestError) as refusal:
        sdk.crm.pipelines.delete_stage(asked, object_type="deals", pipeline_id=pipeline.id)
    assert refusal.value.body["subCategory"] == "PipelineError.STAGE_ID_IN_USE"
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.pipelines.delete(pipeline.id, object_type="deals", validate_references_before_delete=True)


def test_contacts_have_no_pipelines(sdk):
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.pipelines.list("contacts")
