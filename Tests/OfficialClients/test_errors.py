"""Refusals: who may not, what is not there, what is taken, what is wrong and where; and the limits."""

import time

import hubspot_sdk
import pytest
from hubspot.crm.contacts import ApiException, PublicObjectSearchRequest
from scene import contact, create_v3, email, number


def refused(kind, call):
    with pytest.raises(kind) as refusal:
        call()
    return refusal.value


def test_a_wrong_token_is_401(sandbox):
    refusal = refused(hubspot_sdk.AuthenticationError, lambda: sandbox.sdk("wrong").crm.owners.list())
    assert refusal.body["category"] == "INVALID_AUTHENTICATION" and refusal.body["correlationId"]
    refusal = refused(ApiException, lambda: sandbox.api_client("wrong").crm.contacts.basic_api.get_page())
    assert refusal.status == 401


def test_an_unknown_record_is_404(sdk):
    refusal = refused(hubspot_sdk.NotFoundError, lambda: sdk.crm.objects.contacts.get("1"))
    assert refusal.body["category"] == "OBJECT_NOT_FOUND"


def test_a_taken_address_is_409_and_names_the_other(sdk, v3):
    address = email()
    made = contact(sdk, email=address)
    refusal = refused(hubspot_sdk.ConflictError, lambda: contact(sdk, email=address.upper()))
    assert refusal.body["message"].endswith(f"Existing ID: {made}")
    assert refused(ApiException, lambda: create_v3(v3.crm.contacts, {"email": address})).status == 409


def test_a_contact_with_only_a_phone_is_refused(sdk):
    refusal = refused(hubspot_sdk.BadRequestError, lambda: sdk.crm.objects.contacts.create(
        associations=[], properties={"phone": "+4915112345678"}))
    assert refusal.body["errors"][0]["context"]["propertyName"] == ["email", "firstname", "lastname"]


def test_every_wrong_property_is_named(sdk):
    refusal = refused(hubspot_sdk.BadRequestError, lambda: contact(
        sdk, no_such_property="1", lifecyclestage="sleeping", hs_object_id="7", email="nobody"))
    found = {entry["context"]["propertyName"][0]: entry["code"] for entry in refusal.body["errors"]}
    assert found == {
        "no_such_property": "PROPERTY_DOESNT_EXIST", "lifecyclestage": "INVALID_OPTION",
        "hs_object_id": "READ_ONLY_VALUE", "email": "INVALID_EMAIL"}


def test_numbers_and_dates_must_be_such(sdk):
    refusal = refused(hubspot_sdk.BadRequestError, lambda: sdk.crm.objects.deals.create(associations=[], properties={
        "dealname": "Deal", "dealstage": "contractsent", "amount": "much", "closedate": "soon"}))
    assert {entry["code"] for entry in refusal.body["errors"]} == {"INVALID_INTEGER", "INVALID_DATE"}


def test_a_page_over_the_limit_is_refused(sdk):
    refused(hubspot_sdk.BadRequestError, lambda: sdk.crm.objects.contacts.list(limit=101))
    refused(hubspot_sdk.BadRequestError, lambda: sdk.crm.objects.contacts.list(
        limit=51, properties_with_history=["city"]))


def test_an_address_of_16000_characters_is_414(sdk):
    refusal = refused(hubspot_sdk.APIStatusError, lambda: sdk.crm.objects.contacts.list(
        properties=[f"property_number_{place}" for place in range(1000)]))
    assert refusal.status_code == 414


def test_answers_tell_what_is_left(starter):
    sdk = starter.sdk()
    headers = sdk.crm.owners.with_raw_response.list().headers
    assert headers["x-hubspot-ratelimit-max"] == "100" and headers["x-hubspot-ratelimit-remaining"] == "99"
    assert headers["x-hubspot-ratelimit-interval-milliseconds"] == "10000"
    assert headers["x-hubspot-ratelimit-daily"] == "250000"
    assert headers["x-hubspot-ratelimit-daily-remaining"] == "249999"
    search = sdk.crm.objects.contacts.with_raw_response.search(
        after="0", limit=1, properties=[], sorts=[], filter_groups=[])
    assert not [name for name in search.headers if name.startswith("x-hubspot-ratelimit")]


def test_the_hundred_and_first_call_is_429(starter):
    sdk = starter.sdk()
    for _ in range(100):
        sdk.crm.owners.list(limit=1)
    refusal = refused(hubspot_sdk.RateLimitError, lambda: sdk.crm.owners.list(limit=1))
    assert refusal.body["policyName"] == "TEN_SECONDLY_ROLLING"
    assert refusal.response.headers["x-hubspot-ratelimit-remaining"] == "0"
    refusal = refused(ApiException, lambda: starter.api_client().crm.contacts.basic_api.get_page())
    assert refusal.status == 429


def test_the_sixth_search_in_a_second_is_429_and_a_client_that_waits_gets_through(starter):
    search = starter.api_client().crm.contacts.search_api.do_search
    request = PublicObjectSearchRequest(filter_groups=[], sorts=[], properties=[], limit=1, after="0")
    started = time.monotonic()
    refusals = []
    while not refusals and time.monotonic() < started + 5:
        try:
            search(request)
        except ApiException as refusal:
            refusals.append(refusal)
    assert refusals[0].status == 429 and "SECONDLY" in refusals[0].body
    patient = starter.sdk(max_retries=5).crm.objects.contacts
    assert patient.search(after="0", limit=1, properties=[], sorts=[], filter_groups=[]).total >= 0
