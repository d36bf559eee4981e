"""Commitments: what was asked, what was promised, by whom and by when."""

from ui.web.commitments.page import show

show()
