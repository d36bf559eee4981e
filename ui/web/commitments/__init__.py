"""The Commitments page: the register as a table that people can live in."""

from ui.web.commitments.page import show

__all__ = ["show"]
