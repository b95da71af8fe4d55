"""A lost password: asked for at sign-in, a link by mail, a new password, in again; and nothing told about strangers."""

import pytest
from demo import Demo, eventually
from playwright.sync_api import expect

DIEGO = "diego.ruiz@lumen.example"
PASSWORD = "un cuaderno de papel verde"


@pytest.fixture(scope="module")
def demo(hand):
    demo = Demo("--empty")
    yield demo
    demo.stop()


def ask(diego, demo, address):
    page = diego.page
    page.goto(demo.url + "/sign-in")
    diego.press(page.get_by_role("link", name="I have lost my password"))
    diego.write(page.get_by_label("E-mail address"), address)
    diego.press(page.get_by_role("button", name="Send the link"))
    expect(page.get_by_role("status")).to_contain_text(f"If {address} is the address of a member")
    return page.get_by_role("main").inner_text().replace(address, "…")


def test_a_lost_password_is_replaced_by_mail(visit, demo):
    diego = visit()
    page = diego.page
    told = ask(diego, demo, DIEGO)
    assert ask(diego, demo, "nobody@lumen.example") == told, "a stranger is told the same"

    mail = eventually(lambda: demo.mails(DIEGO))[0]
    assert mail["subject"] == "A new password for Liaison"
    page.goto(demo.whatsapp_url + "/_sandbox/mails")
    page.get_by_role("link", name=mail["links"][0]).click()
    diego.write(page.get_by_label("Password"), PASSWORD)
    diego.press(page.get_by_role("button", name="Set the password"))
    diego.write(page.get_by_label("E-mail address"), DIEGO)
    diego.write(page.get_by_label("Password"), PASSWORD)
    diego.press(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("link", name="Inbox")).to_be_visible()

    eventually(lambda: any(mail["subject"] == "Your password was changed" for mail in demo.mails(DIEGO)))
    assert not demo.mails("nobody@lumen.example")
    page.goto(mail["links"][0])
    expect(page.get_by_text("This link has been used")).to_be_visible()


def test_an_admin_sees_that_mail_arrives(visit, demo):
    mara = visit("Mara Voss")
    page = mara.page
    page.goto(demo.url + "/settings")
    mara.press(page.get_by_role("button", name="Send me a test mail"))
    panel = page.get_by_role("region", name="E-mail")
    expect(panel.get_by_role("listitem").filter(has_text="Test mail").first).to_contain_text("sent")
    assert demo.mails("mara.voss@lumen.example")
