"""Pictures of every screen, to be looked at: take_pictures.py FOLDER [SCREEN…]"""

import os
import shutil
import sys
from pathlib import Path

from demo import Demo
from playwright.sync_api import Error, sync_playwright
from screens import SCREENS, find

LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
    "spanish": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light", "locale": "es-ES"},
}


def take(browser, demo, folder, names):
    for look, options in LOOKS.items():
        for who in {SCREENS[name][1] for name in names}:
            context = browser.new_context(**{"locale": "en-GB", **options})
            context.set_default_timeout(10_000)
            page = context.new_page()
            if who:
                page.goto(demo.sign_in_url(who))
            for name in (name for name in names if SCREENS[name][1] == who):
                try:
                    page.goto(find(page, SCREENS[name][0], demo))
                    page.wait_for_timeout(600)
                    page.screenshot(path=folder / f"{name}.{look}.png")
                    print(f"{name}.{look}.png")
                except Error as problem:
                    print(f"{name} ({look}): {problem}", file=sys.stderr)
            context.close()


def main(folder, *names):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("LIAISON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    demo = Demo()
    try:
        with sync_playwright() as playwright:
            flags = ["--disable-dev-shm-usage"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            take(browser, demo, folder, names or list(SCREENS))
            browser.close()
    finally:
        demo.stop()


main(*sys.argv[1:])
