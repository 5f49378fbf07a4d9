"""Runs axe-core with all its rules and tells what it found in a few words."""

from itertools import product

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS, HEIGHT = (360, 768, 1440), 900
SCHEMES = ("light", "dark")

# Only what is wrong comes back; what `known` says of a rule's elements is left out.
RUN = """
async ([context, known]) => {
  const results = await axe.run(context, {resultTypes: ["violations"]});
  const isKnown = (id, node) =>
    known[id] && document.querySelector(node.target[0])?.matches(known[id]);
  return {
    passed: results.passes.length,
    found: results.violations.flatMap(rule =>
      rule.nodes.filter(node => !isKnown(rule.id, node)).map(node =>
        `${rule.id}: ${node.target.join(" ")} – ${node.failureSummary.replace(/\\s+/g, " ")}`)),
  };
}
"""
SCRIPT = Axe().axe_script


def problems(
    page: Page,
    within: str = "html",
    known: dict[str, str] | None = None,
    *,
    widths: tuple[int, ...] = WIDTHS,
    schemes: tuple[str, ...] = SCHEMES,
) -> list[str]:
    """What axe finds inside `within` at each width, in light and in dark.

    `known`: rule → selector of elements whose violations of that rule are not ours.
    """
    page.evaluate(SCRIPT)
    problems = []
    for scheme, width in product(schemes, widths):
        # Colors in the middle of a transition would be measured.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": HEIGHT})
        result = page.evaluate(RUN, [within, known or {}])
        assert result["passed"] > 5, "axe looked at nothing"
        problems += [f"{scheme}, {width} px: {problem}" for problem in result["found"]]
    return problems
