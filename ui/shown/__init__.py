"""Answers, places and days as readers are shown them: the same on a page and in a file."""
