"""Answering: from a question to verbatim quotes with citations, or an honest "not in these documents"."""
