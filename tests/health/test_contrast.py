"""Letters stand out from their ground in every theme, by the formula of WCAG 2."""

from __future__ import annotations

import re

import pytest

from fieldref.paths import STATIC
from fieldref.web import theme

TOKENS = (STATIC / "css" / "10-tokens.css").read_text(encoding="utf-8")
GROUNDS = ("bg", "surface", "sunk")
TEXTS = ("ink-2", "mute", "link", "brand", "accent", "ok", "due", "stop", "note")
PAIRS = [
    ("on-brand", "brand"), ("on-accent", "accent"), ("on-cover", "cover"), ("cover-2", "cover"),
    ("on-cover", "tab-back"), ("ok", "ok-bg"), ("due", "due-bg"), ("stop", "stop-bg"),
    ("note", "note-bg"), ("ink", "ok-bg"), ("ink", "due-bg"), ("ink", "stop-bg"),
    ("ink", "note-bg"), ("bg", "ink"), ("surface", "ink"),
]  # fmt: skip
THEMES = {"day": r":root\{", "dark": r"\[data-theme=dark\]\{", "night": r"\[data-theme=night\]\{"}


def block(opening: str) -> dict[str, str]:
    found = re.search(rf"(?m)^{opening}(.*?)\n\}}", TOKENS, re.DOTALL)
    assert found
    return dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]{6})", found[1]))


def tokens(name: str) -> dict[str, str]:
    return {**block(THEMES["day"]), **block(THEMES[name])}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_values() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#14171A", "#F4EFE4") == pytest.approx(15.69, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_body_ink_reads_at_seven_to_one_on_every_ground(name: str) -> None:
    values = tokens(name)
    assert {g: c for g in GROUNDS if (c := contrast(values["ink"], values[g])) < 7} == {}


@pytest.mark.parametrize("name", THEMES)
def test_every_other_text_reads_at_four_and_a_half_to_one(name: str) -> None:
    values = tokens(name)
    pairs = [*PAIRS, *((text, ground) for text in TEXTS for ground in GROUNDS)]
    weak = {pair: contrast(values[pair[0]], values[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", THEMES)
def test_the_edge_of_every_control_is_seen(name: str) -> None:
    values = tokens(name)
    assert all(contrast(values["line"], values[ground]) >= 3 for ground in GROUNDS)


@pytest.mark.parametrize("name", THEMES)
def test_the_focus_ring_or_its_halo_is_seen_on_every_ground(name: str) -> None:
    values = tokens(name)
    for ground in (*GROUNDS, "brand"):
        rings = (contrast(values[ring], values[ground]) for ring in ("focus", "halo"))
        assert max(rings) >= 3, ground


def test_following_the_phone_into_the_dark_is_the_dark_theme() -> None:
    found = re.search(r"\[data-theme=auto\]\{(.*?)\n\}", TOKENS, re.DOTALL)
    assert found
    followed = dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]{6})", found[1]))
    assert followed == block(THEMES["dark"])


def test_the_browser_bar_has_the_colour_of_the_cover() -> None:
    assert {name: tokens(name)["cover"] for name in THEMES} == theme.COVERS
