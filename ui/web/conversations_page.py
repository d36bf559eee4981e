"""Conversations: what this reader asked before, to be found again, gone on with and deleted."""

from ui.web.conversations.page import show

show()
