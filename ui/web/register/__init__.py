"""The page of one document's own register: what it says of itself, what was read of it, and every item of it."""
