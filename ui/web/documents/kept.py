"""What the reader asks of the list of documents, from one run to the next."""

from __future__ import annotations

from ui.web.documents.asked import Asked, asked_from
from ui.web.lists.kept import Kept

KEPT: Kept[Asked] = Kept("held_", asked_from)
