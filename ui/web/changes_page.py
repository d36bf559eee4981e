from __future__ import annotations

from ui.web.changes.page import show

show()
