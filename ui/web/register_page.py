"""A document's own register, at an address that lasts."""

from ui.web.register.page import show

show()
