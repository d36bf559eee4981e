"""What everyone did, as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from corpus.library import Change
from ui.spreadsheet import cell

_COLUMNS = ("when (UTC)", "who", "what", "document", "file", "detail")


def as_csv(changes: Sequence[Change]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for one in changes:
        writer.writerow(map(cell, (one.when, one.by, one.what, one.document, one.source, one.detail)))
    return out.getvalue()
