"""Documents: what is in the library, adding to it and removing from it."""

from ui.web.documents.page import show

show()
