"""Run by Streamlit: who sees what."""

from ui.web.access.collections import show

show()
