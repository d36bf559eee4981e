"""Feedback: what readers said of answers, for analysts."""

from ui.web.feedback import show

show()
