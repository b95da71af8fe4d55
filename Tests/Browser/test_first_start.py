"""From an empty server to a working set-up, as a company does it: the link on the console, the first admin, both sides
connected, numbers mapped, the first chat answered."""

import re

import pytest
from demo import Demo, VENTAS
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def demo():
    """Nobody has a login and nothing is connected."""
    demo = Demo("--unset")
    yield demo
    demo.stop()


def told(demo, pattern):
    found = demo.line(pattern, within=30)
    assert found, "\n".join(demo.said)
    return found.group(1)


def test_somebody_sets_liaison_up(visit, demo):
    page = visit()
    page.goto(told(demo, r"(http\S+/start\?token=\S+)"))
    page.get_by_label("Your name").fill("Nora Vidal")
    page.get_by_label("E-mail").fill("nora@example.net")
    page.get_by_label(re.compile("^Password")).first.fill("un cuaderno de papel azul")
    page.get_by_label("Company").or_(page.get_by_label(re.compile("workspace", re.I))).first.fill("Lumen")
    page.get_by_role("button").last.click()
    expect(page.get_by_role("heading", name="Getting started")).to_be_visible()
