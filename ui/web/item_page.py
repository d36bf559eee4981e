"""Item: one recommendation, action or commitment from what was asked to what later documents say, at an address."""

from ui.web.item.page import show

show()
