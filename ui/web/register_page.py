"""A document's own register, at an address that lasts."""

from ui.web.register import show

show()
