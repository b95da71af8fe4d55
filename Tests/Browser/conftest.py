"""Real Chromium against a real `liaison demo`: what people do on the pages, step by step."""

import os
import shutil

import pytest
from demo import Demo
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


@pytest.fixture(scope="module")
def demo():
    """One for each file of tests, with a week of chats."""
    demo = Demo()
    demo.settle()
    yield demo
    demo.stop()


@pytest.fixture
def visit(chromium, demo):
    """visit("Mara Voss") → a page of a browser in which she is signed in. What the browser complains of fails the test."""
    contexts, complaints = [], []

    def open_page(name=None, **options):
        options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}, **options}
        context = chromium.new_context(**options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        if name:
            page.goto(demo.sign_in_url(name))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints


def is_complaint(said):
    # A refusal that a test provokes is told on the console by Chromium itself.
    return said.type == "error" and "Failed to load resource" not in said.text
