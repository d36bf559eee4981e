"""Commitments: what was asked, what was promised, by whom and by when."""

from ui.web.commitments import show

show()
