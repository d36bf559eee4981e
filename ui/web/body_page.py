"""Bodies and people: what each was asked, what it is to do, and by when."""

from ui.web.body.page import show

show()
