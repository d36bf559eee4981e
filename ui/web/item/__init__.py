"""The page of one item: its chain from what was asked to what later documents say, and the analyst's corrections."""
