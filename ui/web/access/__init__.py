"""Signing in, who sees what, and what everyone did."""
