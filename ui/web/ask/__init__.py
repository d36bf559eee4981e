"""The Ask page: a conversation, what it is asked of, and the ways to hand its answers on."""
