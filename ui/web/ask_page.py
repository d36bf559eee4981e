"""Ask: the chat, and beside it the source of what was cited."""

from ui.web.ask.page import show

show()
