"""Pure functions of words: what is in them, and how long they take to say and to read."""
