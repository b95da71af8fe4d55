"""What an account says of itself."""


def test_account_details(sandbox, sdk):
    details = sdk.account.get()
    assert details.portal_id == 10203040 and sandbox.url.endswith(details.ui_domain)
    assert details.time_zone == "Europe/Berlin" and details.company_currency == "EUR"


def test_daily_use_is_counted(sdk):
    first = sdk.account.get_daily_private_apps_usage().results[0]
    second = sdk.account.get_daily_private_apps_usage().results[0]
    assert second.current_usage == first.current_usage + 1
