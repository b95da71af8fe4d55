"""Owners: listed, found by address, read by either id, active or not."""

import json
import urllib.request

import hubspot_sdk
import pytest
from hubspot.crm.owners import ApiException
from scene import number


def add_owner(sandbox, archived=False):
    """Adds an owner as an admin would and returns the id."""
    body = json.dumps({"email": f"owner{number()}@example.net", "firstName": "Mara", "lastName": "Voss"}).encode()
    request = urllib.request.Request(sandbox.url + "/_sandbox/owners", data=body, method="POST")
    owner = json.load(urllib.request.urlopen(request))["id"]
    if archived:
        urllib.request.urlopen(urllib.request.Request(f"{sandbox.url}/_sandbox/owners/{owner}", method="DELETE"))
    return owner


def test_owners_are_listed_and_paged(sandbox, sdk, v3):
    wanted = {add_owner(sandbox) for _ in range(3)}
    assert wanted <= {owner.id for owner in sdk.crm.owners.list(limit=2)}
    page = v3.crm.owners.owners_api.get_page(limit=2)
    assert len(page.results) == 2 and page.paging.next.after
    assert page.results[0].type == "PERSON"


def test_an_owner_is_found_by_address(sandbox, sdk, v3):
    owner = sdk.crm.owners.get(int(add_owner(sandbox)))
    assert [found.id for found in sdk.crm.owners.list(email=owner.email)] == [owner.id]
    assert [found.id for found in v3.crm.owners.owners_api.get_page(email=owner.email).results] == [owner.id]


def test_an_owner_is_read_by_owner_id_and_by_user_id(sandbox, sdk, v3):
    owner = sdk.crm.owners.get(int(add_owner(sandbox)))
    assert owner.user_id == owner.user_id_including_inactive
    assert sdk.crm.owners.get(owner.user_id, id_property="userId").id == owner.id
    assert v3.crm.owners.owners_api.get_by_id(owner.user_id, id_property="userId").id == owner.id


def test_a_deactivated_owner_shows_only_where_asked_for(sandbox, sdk, v3):
    gone = add_owner(sandbox, archived=True)
    with pytest.raises(hubspot_sdk.NotFoundError):
        sdk.crm.owners.get(int(gone))
    with pytest.raises(ApiException):
        v3.crm.owners.owners_api.get_by_id(int(gone))
    owner = sdk.crm.owners.get(int(gone), archived=True)
    assert owner.archived and owner.user_id is None and owner.user_id_including_inactive
    assert gone in {found.id for found in v3.crm.owners.owners_api.get_page(archived=True).results}
