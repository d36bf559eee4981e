"""Answers as a PDF by Typst: tagged for screen readers, bookmarked, its typefaces inside.

No typeface of the machine is used: they are Typst's own and those of the package manimgx-fonts, Noto Sans for most
scripts. Chinese, Japanese and Korean are in manimgx-fonts-cjk, which is used where it is installed.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import msgspec
import typst

from ui.exports.answers.handed import ABOUT_QUOTES, Handed

NOTE = (
    "Some letters of these documents are in a script that this file has no typeface for: they stand here as boxes. "
    "They are whole in the Word and the Markdown file, and in Bywhen."
)
_TYPEFACES = ("manimgx_fonts", "manimgx_fonts_cjk")
_ACCESSIBLE: tuple[typst.PDFStandard, ...] = ("ua-1",)
_NO_GLYPH = "could not be displayed"


def pdf_of(handed: Handed) -> bytes:
    """As PDF/UA; where a letter has no glyph, which that forbids, as an ordinary tagged PDF that says so."""
    try:
        return _compiled(handed, "", _ACCESSIBLE)
    except typst.TypstError as error:
        if _NO_GLYPH not in error.message:
            raise
    return _compiled(handed, NOTE, ())


def _compiled(handed: Handed, note: str, standards: tuple[typst.PDFStandard, ...]) -> bytes:
    told = msgspec.json.encode(handed).decode()
    return typst.compile(
        (files(__package__) / "answers.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"handed": told, "note": note, "about": ABOUT_QUOTES},
        pdf_standards=list(standards),
        format="pdf",
    )


@lru_cache(1)
def _fonts() -> typst.Fonts:
    found = (find_spec(name) for name in _TYPEFACES)
    folders = [str(Path(spec.origin).parent) for spec in found if spec and spec.origin]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
