"""The Documents page: what the library holds, and what analysts do with it."""
