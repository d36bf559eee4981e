"""The source viewer: a document's pages and text with the cited words highlighted, beside the chat or by itself."""
