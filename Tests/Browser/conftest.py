"""Real Chromium against a real `liaison demo`: what people do on the pages, step by step, by mouse and by keyboard."""

import os
import shutil
from contextlib import contextmanager

import pytest
from demo import Demo
from hands import HANDS
from playwright.sync_api import expect, sync_playwright

PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("LIAISON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium was found; run bin/setup or name one in LIAISON_CHROMIUM"
    with sync_playwright() as playwright:
        # A container has little shared memory, and root may not use the sandbox that Chromium makes of user namespaces.
        flags = ["--disable-dev-shm-usage"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=HANDS, ids=lambda hand: hand.name)
def hand(request):
    """Each journey is walked twice, by mouse and by keyboard alone."""
    return request.param


@pytest.fixture(scope="module")
def demo(hand):
    """One for each file of tests and each hand, with a week of chats."""
    demo = Demo()
    demo.settle()
    yield demo
    demo.stop()


@pytest.fixture
def visit(chromium, demo, hand):
    """visit("Mara Voss") → a hand on a page of a browser in which she is signed in, her language English."""
    with watched(chromium) as open_page:

        def sit_down(name=None, **options):
            page = open_page(**options)
            if name:
                page.goto(demo.sign_in_url(name))
            return hand(page)

        yield sit_down


@contextmanager
def watched(chromium):
    """Pages whose complaints fail the test."""
    contexts, complaints = [], []

    def open_page(**options):
        context = chromium.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        return page

    yield open_page
    # What a page says while it is closed is no complaint.
    said = list(complaints)
    for context in contexts:
        context.close()
    assert not said, said


# A refusal that a test provokes is told on the console by Chromium itself; htmx tells of a request that the page called
# back, as for what was typed before the last letter.
NO_COMPLAINTS = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")


def is_complaint(said):
    return said.type == "error" and not any(words in said.text for words in NO_COMPLAINTS)
