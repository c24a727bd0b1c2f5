"""Cuts Newsreader down to what the theme letterhead shows, and puts its license beside it.

scripts/fonts/subset.py FOLDER
"""

from __future__ import annotations

import io
import sys
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

AXES = {"opsz": 18, "wght": (400, 600)}
"""The design for text of about 18 pixels; the weights of text and headings, and all between."""

CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u00a3\u20ac\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
    + "ÀÁÄÅÇÉÓÖÜßàáâäåçèéêëíñóôöøúü"
)
"""ASCII, typographic signs, and the letters of names in Western Europe; any other comes from the next font."""

FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt"]

BUDGET = 25_000
"""Bytes."""


def subset(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    buffer = io.BytesIO()
    instantiateVariableFont(font, AXES).save(buffer)
    buffer.seek(0)
    font = TTFont(buffer, recalcTimestamp=False)
    options = Options(flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True)
    options.drop_tables += ["DSIG", "MVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    save_font(font, str(target), options)


def main(folder: Path) -> None:
    package = files("fontpkg_newsreader")
    target = folder / "newsreader.woff2"
    subset(Path(str(package / "files" / "Newsreader[opsz,wght].ttf")), target)
    license_lines = (package / "LICENSE").read_text(encoding="utf-8").splitlines()
    (folder / "newsreader-license.txt").write_text(
        "".join(f"{line.rstrip()}\n" for line in license_lines), encoding="utf-8"
    )
    size = target.stat().st_size
    print(f"{target.name}: {size:,} bytes")
    if size > BUDGET:
        sys.exit(f"It may have {BUDGET:,}: leave out characters.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
