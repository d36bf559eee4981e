"""Feedback: what readers said of answers, for analysts."""

from ui.web.conversations.feedback import show

show()
