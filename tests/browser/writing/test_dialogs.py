"""The dialogs about unsaved text, as people with other senses or small screens meet them."""

from playwright.sync_api import Page, expect

from tests.browser.axe import problems

NAMES = """() => {
  const parts = document.getElementById("news-editing").content;
  return [...parts.querySelectorAll("[data-dialog]")].map(part => part.dataset.dialog);
}"""
SHOW_BAR = """() => document.body.append(document.importNode(
  document.getElementById("news-editing").content.querySelector("[data-bar=out]"), true))"""


def test_axe_finds_nothing_in_any_dialog_nor_in_the_bar(form: Page) -> None:
    found = {}
    names = form.evaluate(NAMES)
    assert len(names) == 6
    for name in names:
        form.evaluate("name => { newsEditing.dialog(name) }", name)
        form.evaluate("document.querySelectorAll('dialog details').forEach(d => { d.open = true })")
        found[name] = problems(form, within="dialog.vd-dialog")
        form.keyboard.press("Escape")
        expect(form.locator("dialog.vd-dialog")).to_have_count(0)
    form.evaluate(SHOW_BAR)
    found["bar"] = problems(form, within=".vd-session-bar")
    assert not {name: what for name, what in found.items() if what}
