"""harness: scripted people go through a phone menu, the text it sends and the page that opens."""

__version__ = "0.1.0"
