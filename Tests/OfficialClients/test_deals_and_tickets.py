"""Deals and tickets: what a new one needs, its stage, and whose it is."""

import hubspot_sdk
import pytest
from hubspot.crm.deals import SimplePublicObjectInput
from hubspot.crm.tickets import ApiException
from scene import contact, create_v3, link, number, sdk_link


def test_sdk_walks_a_deal_to_its_end(sdk):
    deals, person = sdk.crm.objects.deals, contact(sdk)
    made = deals.create(associations=[sdk_link(person, 3)], properties={
        "dealname": "Kitchen", "dealstage": "qualifiedtobuy", "pipeline": "default", "amount": "12500.50",
        "closedate": "2026-12-24"})
    assert made.properties["hs_is_closed"] == "false"
    won = deals.update(made.id, properties={"dealstage": "closedwon"})
    assert (won.properties["hs_is_closed"], won.properties["hs_is_closed_won"]) == ("true", "true")
    read = deals.get(made.id, properties=["amount", "closedate"], associations=["contacts"])
    assert read.properties["amount"] == "12500.50" and read.properties["closedate"].startswith("2026-12-24T")
    assert read.associations["contacts"].results[0].id == person


def test_v3_opens_changes_and_closes_a_ticket(v3, sdk):
    person = contact(sdk)
    made = create_v3(v3.crm.tickets, {"subject": "Broken", "hs_pipeline_stage": "1"}, [link(person, 16)])
    assert made.properties["hs_pipeline"] == "0"
    api = v3.crm.tickets.basic_api
    api.update(made.id, SimplePublicObjectInput(properties={"hs_pipeline_stage": "4", "hs_ticket_priority": "HIGH"}))
    read = api.get_by_id(made.id, associations=["contacts"])
    assert read.properties["hs_pipeline_stage"] == "4" and read.associations["contacts"].results[0].id == person
    api.archive(made.id)
    with pytest.raises(ApiException):
        api.get_by_id(made.id)


def test_v3_lists_deals_and_sdk_lists_tickets(v3, sdk):
    deal = create_v3(v3.crm.deals, {"dealname": f"Deal {number()}", "dealstage": "contractsent"})
    assert deal.id in {entry.id for entry in v3.crm.deals.get_all()}
    ticket = sdk.crm.objects.tickets.create(
        associations=[], properties={"subject": "Lost", "hs_pipeline": "0", "hs_pipeline_stage": "1"})
    assert ticket.id in {entry.id for entry in sdk.crm.objects.tickets.list(limit=100)}


@pytest.mark.parametrize(("kind", "properties", "named"), [
    ("deals", {"dealname": "No stage"}, "dealstage"), ("deals", {"dealstage": "contractsent"}, "dealname"),
    ("tickets", {"subject": "No stage"}, "hs_pipeline_stage"), ("tickets", {"hs_pipeline_stage": "1"}, "subject"),
])
def test_a_missing_field_is_named(sdk, kind, properties, named):
    with pytest.raises(hubspot_sdk.BadRequestError) as refusal:
        getattr(sdk.crm.objects, kind).create(associations=[], properties=properties)
    assert refusal.value.body["errors"][0]["context"]["propertyName"] == [named]


def test_a_stage_of_another_pipeline_is_refused(sdk):
    other = sdk.crm.pipelines.create("deals", label=f"Other {number()}", display_order=1, stages=[
        {"label": "Asked", "display_order": 0, "metadata": {"probability": "0.5"}}])
    for properties in ({"dealstage": other.stages[0].id}, {"pipeline": other.id, "dealstage": "contractsent"}):
        with pytest.raises(hubspot_sdk.BadRequestError) as refusal:
            sdk.crm.objects.deals.create(associations=[], properties={"dealname": "Mixed", **properties})
        assert refusal.value.body["errors"][0]["context"]["propertyName"] == ["dealstage"]
