"""What somebody does at the screen, counted: clicks, fields filled, pages loaded."""

import re
from dataclasses import dataclass, field
from typing import Any

SIZE = {"width": 1366, "height": 657}
PATIENCE = 15_000
FORM, AUTOSAVE = "#page-edit-form", "#w-autosave-indicator"


@dataclass
class Count:
    """One task: its name and what it took."""

    name: str
    clicks: int = 0
    fields: int = 0
    loads: int = 0

    def __str__(self) -> str:
        return f"{self.name:44} {self.clicks:3} clicks {self.fields:3} fields {self.loads:3} loads"


@dataclass
class Hands:
    """Somebody who is logged in; `count` is the task that they are at."""

    page: Any
    site: str
    name: str
    count: Count = field(default_factory=lambda: Count(""))

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("load", lambda page: self._loaded())

    def _loaded(self) -> None:
        self.count.loads += 1

    def log_in(self) -> None:
        self.page.goto(f"{self.site}/admin/")
        self.page.fill("[name=username]", self.name)
        self.page.fill("[name=password]", self.name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(".vd-newsroom")

    def begin(self, name: str) -> None:
        """A task begins at the first screen, which is not counted."""
        self.page.goto(f"{self.site}/admin/")
        self.count = Count(name)

    def done(self) -> Count:
        """The task's count, once the last screen is there."""
        self.page.wait_for_load_state("networkidle")
        return self.count

    def at(self, target: Any) -> Any:
        """The first of what a selector or a locator finds that can be seen."""
        found = self.page.locator(target) if isinstance(target, str) else target
        return found.locator("visible=true").first

    def click(self, target: Any) -> None:
        self.at(target).click()
        self.count.clicks += 1

    def press(self, role: str, name: str, within: Any = None, exact: bool = False) -> None:
        """Clicks what has this role and this name."""
        self.click((within or self.page).get_by_role(role, name=name, exact=exact))

    def fill(self, target: Any, text: str) -> None:
        self.at(target).fill(text)
        self.count.fields += 1

    def pick(self, target: Any, **options: Any) -> None:
        self.at(target).select_option(**options)
        self.count.fields += 1

    def tick(self, target: Any) -> None:
        """Chooses in a list of boxes: a field, as a text is."""
        self.at(target).check()
        self.count.fields += 1

    def choose_file(self, target: str, path: Any) -> None:
        self.page.locator(target).first.set_input_files(path)
        self.count.fields += 1

    def type(self, text: str) -> None:
        """Types where the cursor is."""
        self.page.keyboard.type(text)
        self.count.fields += 1

    def write(self, target: Any, text: str) -> None:
        """Types into a rich text field."""
        self.at(target).click()
        self.type(text)

    def paste(self, target: Any, html: str, text: str = "") -> None:
        """Pastes what another program put on the clipboard."""
        box = self.at(target)
        box.click()
        box.evaluate(
            """(box, [html, text]) => {
              const data = new DataTransfer();
              data.setData('text/html', html); data.setData('text/plain', text);
              box.dispatchEvent(new ClipboardEvent('paste',
                {clipboardData: data, bubbles: true, cancelable: true}));
            }""",
            [html, text],
        )
        self.count.fields += 1

    def tab(self, name: str) -> None:
        """Shows a tab of the page's form."""
        self.click(self.page.get_by_role("tab", name=re.compile(name)))

    def settle(self) -> None:
        """Reads it over; a save that is under way ends meanwhile."""
        self.page.wait_for_timeout(2500)
        saving = f"{AUTOSAVE}[data-w-autosave-state-value=saving]"
        self.page.wait_for_selector(saving, state="detached")

    def more(self) -> None:
        """Opens the actions beside the button for saving."""
        self.click("footer [data-w-dropdown-target=toggle]")

    def act(self, name: str) -> None:
        """Presses a button of the form's end; opens the actions if it is among them."""
        self.page.wait_for_selector("footer .button")
        button = self.page.locator("footer").get_by_role("button", name=name, exact=True)
        if not button.locator("visible=true").count():
            self.more()
        with self.page.expect_navigation():
            self.click(button)

    def choose(self, opener: Any, words: str, title: str) -> None:
        """Finds something in the chooser that `opener` opens, and takes it."""
        self.click(opener)
        dialog = self.page.get_by_role("dialog")
        self.fill(dialog.locator("[name=q]"), words)
        self.click(dialog.get_by_role("link", name=title))
        self.page.wait_for_selector("[role=dialog]", state="hidden")

    def message(self) -> str:
        """What the screen says after an act."""
        return " ".join(self.page.locator(".messages").inner_text().split())
