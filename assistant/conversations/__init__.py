"""What readers keep: their conversations, what they thought of the answers, and when they last looked.

It is no part of the library: nothing of it is searched, and keeping it makes no revision. See `people.People`.
"""

from __future__ import annotations

from assistant.conversations.models import Feedback, Looked, Opinion, Reason, Summary, Turn
from assistant.conversations.people import People

__all__ = ["Feedback", "Looked", "Opinion", "People", "Reason", "Summary", "Turn"]
