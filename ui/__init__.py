"""Showing: the `bywhen` command and the web pages."""
