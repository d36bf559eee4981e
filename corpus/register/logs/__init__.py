"""Action logs, trackers and minutes: rows of tables, labelled actions, decisions that bind somebody, replies."""
