"""A lost password: asked for at sign-in, a link by mail, a new password, in again; and nothing told about strangers."""

import pytest
from demo import Demo, eventually
from playwright.sync_api import expect

DIEGO = "diego.ruiz@lumen.example"
PASSWORD = "un cuaderno de papel verde"


@pytest.fixture(scope="module")
def demo():
    demo = Demo("--empty")
    yield demo
    demo.stop()


def ask(page, demo, address):
    page.goto(demo.url + "/sign-in")
    page.get_by_role("link", name="I have lost my password").click()
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("status")).to_contain_text(f"If {address} is the address of a member")
    return page.get_by_role("main").inner_text().replace(address, "…")


def test_a_lost_password_is_replaced_by_mail(visit, demo):
    page = visit()
    told = ask(page, demo, DIEGO)
    assert ask(page, demo, "nobody@lumen.example") == told, "a stranger is told the same"

    mail = eventually(lambda: demo.mails(DIEGO))[0]
    assert mail["subject"] == "A new password for Liaison"
    page.goto(demo.whatsapp_url + "/_sandbox/mails")
    page.get_by_role("link", name=mail["links"][0]).click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    page.get_by_label("E-mail address").fill(DIEGO)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Inbox")).to_be_visible()

    eventually(lambda: any(mail["subject"] == "Your password was changed" for mail in demo.mails(DIEGO)))
    assert not demo.mails("nobody@lumen.example")
    page.goto(mail["links"][0])
    expect(page.get_by_text("This link has been used")).to_be_visible()


def test_an_admin_sees_that_mail_arrives(visit, demo):
    page = visit("Mara Voss")
    page.goto(demo.url + "/settings")
    page.get_by_role("button", name="Send me a test mail").click()
    panel = page.get_by_role("region", name="E-mail")
    expect(panel.get_by_role("listitem").filter(has_text="Test mail").first).to_contain_text("sent")
    assert demo.mails("mara.voss@lumen.example")
