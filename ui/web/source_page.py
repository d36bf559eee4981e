"""Source: one document with the cited words highlighted, at an address that lasts."""

from ui.web.source.page import show

show()
