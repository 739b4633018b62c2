"""One module a barrier that a page may hold; `told.py` puts what they find into words."""
