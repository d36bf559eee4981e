"""The Documents page: what the library holds, and what analysts do with it."""

from ui.web.documents.page import show

__all__ = ["show"]
