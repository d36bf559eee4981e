"""The What changed page: what is new, what moved, what passed, and what to ask the authors."""
