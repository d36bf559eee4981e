"""Source: one document with the cited words highlighted, at an address that lasts."""

from ui.web.source import show

show()
