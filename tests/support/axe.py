"""axe-core from the locked package, run in the page as it stands."""

from __future__ import annotations

from playwright.sync_api import Page

from fieldref.paths import VENDOR

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """tags => axe.run(document, {
  runOnly: {type: "tag", values: tags}, rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"],
})"""


def violations(page: Page) -> list[str]:
    """Every rule that the page breaks, each with the elements that break it."""
    # Through evaluate, not a script tag: the page's own policy forbids the latter.
    page.evaluate((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(_RUN, TAGS)["violations"]
    return [
        f"{rule['id']}: {rule['help']}\n"
        + "\n".join(
            f"    {node['html'][:160]}  {node['failureSummary'][:300]}" for node in rule["nodes"]
        )
        for rule in found
    ]
