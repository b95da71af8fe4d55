"""The two hands that walk a journey. Each does the same things: press, write, choose, pick, tick, attach.

The keyboard's reaches a control as somebody without a mouse does, by Tab, Shift+Tab and arrows, and fails where the
focus does not get there, is not seen there, lies under something else, or was lost on the way.
"""

import re

from playwright.sync_api import expect

# A page with more stops between two controls is no page for a keyboard.
STOPS_MAX, TURNS_MAX = 120, 3

# From where the focus is to `control`: the next key, or that it is there, and whether anybody sees that.
WAY = """(control) => {
  const at = document.activeElement;
  if (at !== control) {
    if (at === document.body || !at) return window.hadFocus ? "lost" : "start";
    const isRadio = at.type === "radio" && control.type === "radio";
    const isGroup = isRadio && at.name === control.name && at.form === control.form;
    const isAfter = at.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isGroup) return isAfter ? "ArrowDown" : "ArrowUp";
    return isAfter ? "Tab" : "Shift+Tab";
  }
  // Some controls are a point inside of what stands for them, which then has the ring.
  const parts = [control, control.closest("label"), control.nextElementSibling].filter((part) => part?.offsetWidth > 4);
  const ring = parts.find((part) => {
    const style = getComputedStyle(part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
  });
  if (!ring) return "unseen";
  const box = ring.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const top = document.elementFromPoint(x, y);
  return top && (ring.contains(top) || top.contains(ring)) ? "there" : `covered by ${top?.outerHTML.slice(0, 80)}`;
}"""


class Mouse:
    name = "mouse"

    def __init__(self, page):
        self.page = page

    def press(self, control):
        control.click()

    def write(self, field, text):
        field.fill(text)

    def choose(self, select, label):
        """An option of a list."""
        select.select_option(label=label)

    def pick(self, field, text, option):
        """Types into a field that offers what fits, and takes `option`."""
        field.fill(text)
        option.click()

    def tick(self, box):
        box.check()

    def attach(self, field, file):
        with self.page.expect_file_chooser() as chooser:
            field.locator("xpath=ancestor::label").click()
        chooser.value.set_files(file)


class Keyboard:
    name = "keyboard"

    def __init__(self, page):
        self.page = page

    def press(self, control):
        self.reach(control)
        self.page.keyboard.press("Enter")

    def write(self, field, text):
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, select, label):
        self.reach(select)
        self.page.keyboard.type(label)
        assert select.evaluate("(list) => list.selectedOptions[0].label") == label

    def pick(self, field, text, option):
        self.write(field, text)
        expect(option).to_be_visible()
        for _ in range(STOPS_MAX):
            self.page.keyboard.press("ArrowDown")
            if option.get_attribute("aria-selected") == "true":
                break
        else:
            raise AssertionError(f"no arrow leads to {option}")
        self.page.keyboard.press("Enter")

    def tick(self, box):
        self.reach(box)
        # An arrow that reaches a radio button has chosen it.
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def attach(self, field, file):
        self.reach(field)
        with self.page.expect_file_chooser() as chooser:
            # A chooser is caught from the next answer on.
            self.page.evaluate("0")
            self.page.keyboard.press("Enter")
        chooser.value.set_files(file)

    def reach(self, control):
        expect(control).to_be_attached()
        came_by, turns = None, 0
        for _ in range(STOPS_MAX):
            step = control.evaluate(WAY)
            if step == "there":
                self.page.evaluate("window.hadFocus = true")
                return
            if step == "start":
                self.leap(control)
                continue
            assert step in KEYS, f"{control}: the focus is {step}"
            # What arrives may move a line past the focus; where there is no stop one turns for ever.
            turns += KEYS.get(came_by) == step
            assert turns <= TURNS_MAX, f"{control}: the focus passes by"
            self.page.keyboard.press(step)
            came_by = step
        raise AssertionError(f"{control}: still not there after {STOPS_MAX} stops")

    def leap(self, control):
        """From the top of a page to what it is about, past everything that stands on every page."""
        self.page.keyboard.press("Tab")
        if control.evaluate("(control) => Boolean(control.closest('main'))"):
            skip = self.page.locator("a.skip:focus")
            if skip.count():
                expect(skip).to_be_in_viewport()
                self.page.keyboard.press("Enter")
                expect(self.page.locator("main")).to_be_focused()


# Each key with the one that undoes it.
KEYS = {"Tab": "Shift+Tab", "Shift+Tab": "Tab", "ArrowDown": "ArrowUp", "ArrowUp": "ArrowDown"}

HANDS = [Mouse, Keyboard]


def starting_with(name):
    return re.compile(rf"^{re.escape(name)}\b")
