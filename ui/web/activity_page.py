"""Run by Streamlit: what everyone did."""

from ui.web.access.activity import show

show()
