"""What holds for every screen: nothing for axe to find, light enough, as wide as the window, still while it lives."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from demo import Demo
from playwright.sync_api import expect
from screens import ADMIN, SCREENS, find

WEIGHT_MAX, REQUESTS_MAX = 150_000, 15


@pytest.fixture(scope="module")
def demo():
    """One for all screens: nobody's hand is on them."""
    demo = Demo()
    demo.settle()
    yield demo
    demo.stop()


@pytest.fixture(scope="module")
def looks(chromium, demo):
    """One browser for each member and colour scheme, kept for all screens."""
    kept = {}

    def look(name, scheme):
        if (name, scheme) not in kept:
            context = chromium.new_context(
                color_scheme=scheme, locale="en-GB", viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
            context.set_default_timeout(15_000)
            page = context.new_page()
            if name:
                page.goto(demo.sign_in_url(name))
            kept[name, scheme] = page
        return kept[name, scheme]

    yield look
    for page in kept.values():
        page.context.close()


def show(page, demo, name):
    page.goto(find(page, SCREENS[name][0], demo))
    page.locator("main").wait_for()
    # What loads behind the page is part of it; the line for live changes never ends.
    page.wait_for_timeout(200)
    expect(page.locator(".htmx-request")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", SCREENS)
def test_axe_finds_no_violation(looks, demo, name, scheme):
    page = looks(SCREENS[name][1], scheme)
    show(page, demo, name)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_wider_than_a_phone(looks, demo, name):
    page = looks(SCREENS[name][1], "light")
    page.set_viewport_size({"width": 360, "height": 740})
    try:
        show(page, demo, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    finally:
        page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("name", SCREENS)
def test_a_page_weighs_little(looks, demo, name):
    page = looks(SCREENS[name][1], "light")
    target = find(page, SCREENS[name][0], demo)
    page.goto("about:blank")
    loaded = []
    listen = lambda response: loaded.append(response)
    page.on("response", listen)
    try:
        page.goto(target)
        page.wait_for_timeout(300)
        expect(page.locator(".htmx-request")).to_have_count(0)
        own = [response for response in loaded if response.url.startswith(demo.url)]
        # Pictures and films that a customer sent are not the page's.
        weighed = [response for response in own if "/media/" not in response.url and "/live" not in response.url]
        weights = {response.url: response.request.sizes()["responseBodySize"] for response in weighed}
    finally:
        page.remove_listener("response", listen)
    assert len(own) == len(loaded), [response.url for response in loaded if response not in own]
    assert len(weighed) <= REQUESTS_MAX, [response.url for response in weighed]
    assert sum(weights.values()) <= WEIGHT_MAX, weights


@pytest.mark.parametrize("name", ["dashboard", "inbox", "chat", "links-linked"])
def test_nothing_moves_when_something_arrives(looks, demo, name):
    page = looks(ADMIN, "light")
    show(page, demo, name)
    page.evaluate("""() => {
        window.shifts = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
        }).observe({ type: "layout-shift" });
    }""")
    for number in range(3):
        demo.customer_writes(f"Hola {number} para {name}")
        page.wait_for_timeout(700)
    assert page.evaluate("window.shifts") < 0.02
