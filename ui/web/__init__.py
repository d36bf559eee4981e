"""The web pages. Pages hold no logic: each is a call or two into the modules beside it."""
