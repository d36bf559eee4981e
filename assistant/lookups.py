"""Answers looked up rather than searched."""
def looked_up(understood, found, view):
    return None
