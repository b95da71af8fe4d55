"""OAuth: a person agrees, a code becomes tokens, tokens are refreshed, looked at and revoked."""

import urllib.error
import urllib.parse
import urllib.request

import hubspot_sdk
import pytest
from conftest import CLIENT_ID, CLIENT_SECRET, REDIRECT
from hubspot.oauth import ApiException

CLIENT = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
# What the sandbox's app requires; deals are not among it.
SCOPES = "oauth crm.objects.contacts.read crm.objects.contacts.write crm.objects.owners.read"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def agreed(sandbox, decision="approve"):
    """Agrees on HubSpot's page as a person would and returns what the redirect carries."""
    query = urllib.parse.urlencode(
        {"client_id": CLIENT_ID, "redirect_uri": REDIRECT, "scope": SCOPES, "state": "opaque"})
    form = urllib.parse.urlencode({"decision": decision}).encode()
    try:
        urllib.request.build_opener(NoRedirect).open(f"{sandbox.url}/oauth/authorize?{query}", data=form)
    except urllib.error.HTTPError as answer:
        assert answer.code == 302 and answer.headers["Location"].startswith(REDIRECT)
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.headers["Location"]).query))


def sdk_tokens(sandbox):
    return sandbox.sdk().auth.oauth.create_token(
        grant_type="authorization_code", code=agreed(sandbox)["code"], redirect_uri=REDIRECT, **CLIENT)


def v3_tokens(sandbox):
    return sandbox.api_client().oauth.tokens_api.create(
        grant_type="authorization_code", code=agreed(sandbox)["code"], redirect_uri=REDIRECT, **CLIENT)


def test_a_person_may_say_no(sandbox):
    assert agreed(sandbox, "deny")["error"] == "access_denied"


def test_sdk_turns_a_code_into_tokens_that_work(sandbox):
    tokens = sdk_tokens(sandbox)
    assert tokens.token_use == "access_token" and tokens.expires_in == 1800 and tokens.hub_id == 10203040
    assert sorted(tokens.scopes) == sorted(SCOPES.split())
    assert sandbox.sdk(tokens.access_token).crm.objects.contacts.list(limit=1) is not None


def test_v3_turns_a_code_into_tokens_that_work(sandbox):
    tokens = v3_tokens(sandbox)
    assert tokens.expires_in == 1800 and tokens.refresh_token
    assert sandbox.api_client(tokens.access_token).crm.contacts.basic_api.get_page(limit=1)


def test_a_code_is_good_once(sandbox):
    grant = {"grant_type": "authorization_code", "code": agreed(sandbox)["code"], "redirect_uri": REDIRECT, **CLIENT}
    sandbox.sdk().auth.oauth.create_token(**grant)
    with pytest.raises(hubspot_sdk.BadRequestError):
        sandbox.sdk().auth.oauth.create_token(**grant)


def test_both_clients_refresh(sandbox):
    first = sdk_tokens(sandbox)
    second = sandbox.sdk().auth.oauth.create_token(
        grant_type="refresh_token", refresh_token=first.refresh_token, **CLIENT)
    third = sandbox.api_client().oauth.tokens_api.create(
        grant_type="refresh_token", refresh_token=second.refresh_token, **CLIENT)
    assert len({first.access_token, second.access_token, third.access_token}) == 3


def test_a_wrong_refresh_token_is_refused_as_oauth_has_it(sandbox):
    grant = {"grant_type": "refresh_token", "refresh_token": "nobodys", **CLIENT}
    with pytest.raises(hubspot_sdk.BadRequestError) as refusal:
        sandbox.sdk().auth.oauth.create_token(**grant)
    assert refusal.value.body["error"] == "invalid_grant" and refusal.value.body["status"] == "BAD_REFRESH_TOKEN"
    with pytest.raises(ApiException) as refusal:
        sandbox.api_client().oauth.tokens_api.create(**grant)
    assert refusal.value.status == 400


def test_sdk_looks_at_a_token_and_revokes_it(sandbox):
    tokens, oauth = sdk_tokens(sandbox), sandbox.sdk().auth.oauth
    facts = oauth.introspect_token(token=tokens.access_token, token_type_hint="access_token", **CLIENT)
    assert facts.active and facts.hub_id == 10203040 and 0 < facts.expires_in <= 1800
    assert oauth.introspect_token(token=tokens.refresh_token, **CLIENT).token_use == "refresh_token"
    oauth.revoke_token(token=tokens.refresh_token, token_type_hint="refresh_token", **CLIENT)
    with pytest.raises(hubspot_sdk.BadRequestError):
        oauth.create_token(grant_type="refresh_token", refresh_token=tokens.refresh_token, **CLIENT)


def test_v3_looks_at_tokens_and_deletes_one(sandbox):
    tokens, oauth = v3_tokens(sandbox), sandbox.api_client().oauth
    facts = oauth.access_tokens_api.get(tokens.access_token)
    assert facts.hub_id == 10203040 and facts.token_type == "access" and "oauth" in facts.scopes
    assert oauth.refresh_tokens_api.get(tokens.refresh_token).client_id == CLIENT_ID
    oauth.refresh_tokens_api.archive(tokens.refresh_token)
    with pytest.raises(ApiException):
        oauth.refresh_tokens_api.get(tokens.refresh_token)


def test_a_scope_that_was_not_granted_is_403_and_named(sandbox):
    with pytest.raises(hubspot_sdk.PermissionDeniedError) as refusal:
        sandbox.sdk(sdk_tokens(sandbox).access_token).crm.objects.deals.list()
    assert refusal.value.body["category"] == "MISSING_SCOPES"
    assert refusal.value.body["errors"][0]["context"]["requiredGranularScopes"] == ["crm.objects.deals.read"]
