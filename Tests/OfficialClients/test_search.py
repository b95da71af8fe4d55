"""Search: every operator, free text, phone numbers, order, and the wall at 10,000."""

import hubspot_sdk
import pytest
from hubspot.crm.contacts import Filter, FilterGroup, PublicObjectSearchRequest
from scene import company, contact, number, sdk_link


def found(sdk, *filters, **more):
    """Ids of the contacts that pass all filters."""
    answer = sdk.crm.objects.contacts.search(
        after="0", limit=100, properties=["firstname"], sorts=more.pop("sorts", []),
        filter_groups=[{"filters": list(filters)}] if filters else [], **more)
    assert answer.total >= len(answer.results)
    return [entry.id for entry in answer.results]


@pytest.fixture(scope="module")
def people(sdk):
    """Three contacts in a town of their own, and the filter that finds just them."""
    town = f"town{number()}"
    ids = [
        contact(sdk, city=town, firstname="Ada", hs_lead_status="NEW", mobilephone="+49 151 11111111"),
        contact(sdk, city=town, firstname="Berta Maria", hs_lead_status="OPEN"),
        contact(sdk, city=town, firstname="Cleo"),
    ]
    return ids, {"property_name": "city", "operator": "EQ", "value": town}


@pytest.mark.parametrize(("test", "expected"), [
    ({"property_name": "firstname", "operator": "EQ", "value": "ADA"}, [0]),
    ({"property_name": "firstname", "operator": "NEQ", "value": "ada"}, [1, 2]),
    ({"property_name": "firstname", "operator": "LT", "value": "berta maria"}, [0]),
    ({"property_name": "firstname", "operator": "LTE", "value": "berta maria"}, [0, 1]),
    ({"property_name": "firstname", "operator": "GT", "value": "berta maria"}, [2]),
    ({"property_name": "firstname", "operator": "GTE", "value": "berta maria"}, [1, 2]),
    ({"property_name": "firstname", "operator": "BETWEEN", "value": "b", "high_value": "d"}, [1, 2]),
    ({"property_name": "firstname", "operator": "IN", "values": ["ada", "cleo"]}, [0, 2]),
    ({"property_name": "firstname", "operator": "NOT_IN", "values": ["ada", "cleo"]}, [1]),
    ({"property_name": "hs_lead_status", "operator": "HAS_PROPERTY"}, [0, 1]),
    ({"property_name": "hs_lead_status", "operator": "NOT_HAS_PROPERTY"}, [2]),
    ({"property_name": "firstname", "operator": "CONTAINS_TOKEN", "value": "mar*"}, [1]),
    ({"property_name": "firstname", "operator": "NOT_CONTAINS_TOKEN", "value": "maria"}, [0, 2]),
    ({"property_name": "hs_lead_status", "operator": "EQ", "value": "new"}, []),
])
def test_each_operator(sdk, people, test, expected):
    ids, town = people
    assert sorted(found(sdk, town, test)) == sorted(ids[place] for place in expected)


def test_groups_are_alternatives_and_the_older_sort_is_a_name_with_a_minus(v3, people):
    ids, town = people
    town = Filter(property_name="city", operator="EQ", value=town["value"])
    groups = [
        FilterGroup(filters=[town, Filter(property_name="firstname", operator="EQ", value=name)])
        for name in ("ada", "cleo")]
    answer = v3.crm.contacts.search_api.do_search(PublicObjectSearchRequest(
        filter_groups=groups, sorts=["-firstname"], properties=["firstname"], limit=10, after="0"))
    assert answer.total == 2 and [entry.id for entry in answer.results] == [ids[2], ids[0]]


def test_pages_of_a_search_are_counted_by_offset(sdk, people):
    _, town = people
    search = sdk.crm.objects.contacts.search
    first = search(after="0", limit=2, properties=[], sorts=["firstname"], filter_groups=[{"filters": [town]}])
    assert first.total == 3 and first.paging.next.after == "2"
    rest = search(
        after=first.paging.next.after, limit=2, properties=[], sorts=["firstname"], filter_groups=[{"filters": [town]}])
    assert len(rest.results) == 1 and rest.paging is None


def test_a_phone_is_found_without_its_country_code(sdk):
    digits = f"1511{number():07d}"
    made = contact(sdk, phone=f"+49 {digits[:3]} {digits[3:]}")
    property_name = "hs_searchable_calculated_phone_number"
    assert found(sdk, {"property_name": property_name, "operator": "CONTAINS_TOKEN", "value": f"*{digits}"}) == [made]
    assert found(sdk, {"property_name": property_name, "operator": "CONTAINS_TOKEN", "value": f"*49{digits}"}) == []
    assert found(sdk, query=digits) == [made]


def test_free_text_looks_at_names_and_addresses(sdk):
    name = f"Quirin{number()}"
    made = contact(sdk, lastname=name)
    assert found(sdk, query=name.lower()[:-1]) == [made]


def test_other_types_are_found_by_their_contact(sdk):
    made = contact(sdk)
    note = sdk.crm.objects.notes.create(
        associations=[sdk_link(made, 202)], properties={"hs_timestamp": "1795251552000", "hs_note_body": "Hello"})
    answer = sdk.crm.objects.notes.search(
        after="0", limit=10, properties=["hs_note_body"], sorts=[], filter_groups=[
            {"filters": [{"property_name": "associations.contact", "operator": "EQ", "value": made}]}])
    assert [entry.id for entry in answer.results] == [note.id]


def test_archived_records_are_not_found(sdk):
    made = contact(sdk, city=f"town{number()}")
    town = sdk.crm.objects.contacts.get(made, properties=["city"]).properties["city"]
    sdk.crm.objects.contacts.delete(made)
    assert found(sdk, {"property_name": "city", "operator": "EQ", "value": town}) == []


@pytest.mark.parametrize("request_body", [
    {"limit": 201}, {"sorts": ["firstname", "lastname"]}, {"filter_groups": [{"filters": []}] * 6},
    {"filter_groups": [{"filters": [{"property_name": "nothing", "operator": "EQ", "value": "1"}]}]},
    {"query": "x" * 3001},
])
def test_what_goes_over_a_limit_is_refused(sdk, request_body):
    standard = {"after": "0", "limit": 10, "properties": [], "sorts": [], "filter_groups": []}
    with pytest.raises(hubspot_sdk.BadRequestError):
        sdk.crm.objects.contacts.search(**{**standard, **request_body})


def test_companies_are_searched_alike(sdk):
    firm = company(sdk)
    answer = sdk.crm.objects.companies.search(
        after="0", limit=10, properties=["name"], sorts=[],
        filter_groups=[{"filters": [{"property_name": "hs_object_id", "operator": "EQ", "value": firm}]}])
    assert [entry.id for entry in answer.results] == [firm]
