"""Pages: a pack's own web, a browser, and people in front of it who operate it their own way."""
