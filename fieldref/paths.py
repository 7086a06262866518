"""Where the parts of a checkout lie. The only place that knows."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
LOCALES = ROOT / "locales"
DATA = ROOT / "data"
VENDOR = ROOT / "vendor"
FONTS = VENDOR / "fonts"
# Cases of the street; a checkout has them, an installed image need not.
CASES = ROOT / "tests" / "cases" / "rules"
