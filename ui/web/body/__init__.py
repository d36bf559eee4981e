"""The page of a body or person: what was asked of it, what it is to do, what it wrote."""
