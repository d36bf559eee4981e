from __future__ import annotations

from ui.web.changes import show

show()
