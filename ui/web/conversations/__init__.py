"""The Conversations page: what a reader asked, kept over restarts; and what readers said of answers, for analysts."""
