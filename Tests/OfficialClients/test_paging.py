"""More contacts than a search can page through: the list goes on, the search ends at 10,000."""

import hubspot_sdk
import pytest


def test_v3_lists_everything(crowded):
    everybody = crowded.api_client().crm.contacts.get_all(properties=["email"])
    assert len({entry.id for entry in everybody}) == len(everybody) == 10_050


def test_sdk_lists_everything(crowded):
    seen = {entry.id for entry in crowded.sdk().crm.objects.contacts.list(limit=100)}
    assert len(seen) == 10_050


def test_a_search_pages_to_the_wall_and_not_beyond(crowded):
    search = crowded.sdk().crm.objects.contacts.search
    standard = {"limit": 200, "properties": ["email"], "sorts": ["lastmodifieddate"], "filter_groups": []}
    after, seen = "0", set()
    while after:
        answer = search(after=after, **standard)
        assert answer.total == 10_050
        seen |= {entry.id for entry in answer.results}
        after = answer.paging.next.after if answer.paging else None
    assert len(seen) == 10_000
    with pytest.raises(hubspot_sdk.BadRequestError):
        search(after="10000", **standard)


def test_the_rest_is_reached_from_the_last_record_on(crowded):
    contacts = crowded.sdk().crm.objects.contacts
    last = contacts.search(
        after="9900", limit=100, properties=["lastmodifieddate"], sorts=["lastmodifieddate"],
        filter_groups=[]).results[-1]
    rest = contacts.search(
        after="0", limit=100, properties=[], sorts=["lastmodifieddate"], filter_groups=[{"filters": [{
            "property_name": "lastmodifieddate", "operator": "GT",
            "value": str(round(last.updated_at.timestamp() * 1000))}]}])
    assert rest.total == 50
