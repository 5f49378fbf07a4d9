"""axe-core finds nothing: on every kind of public page, and in our parts of the admin."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
import pytest, time

WIDTHS = (360, 768, 1440)
OPTIONS = {"resultTypes": ["violations"]}

@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_pages(page: Page, public_pages: dict[str, str], scheme) -> None:
    axe = Axe()
    page.emulate_media(color_scheme=scheme)
    found = []
    for kind, address in public_pages.items():
        t=time.time(); r=page.goto(address); t1=time.time()
        page.evaluate(axe.axe_script); t2=time.time()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            result = page.evaluate("options => axe.run(options).then(r => r.violations.map(v => [v.id, v.impact, v.nodes.map(n => [n.target.join(' '), n.failureSummary])]))", OPTIONS)
            for v in result: print(kind,scheme,width,v)
            found += result
        print(kind, address, r.status, page.title(), "goto %.2f inject %.2f axe %.2f" % (t1-t,t2-t1,time.time()-t2))
    assert not found
