"""The handset: a text message as it arrives, and as this person takes it in."""
