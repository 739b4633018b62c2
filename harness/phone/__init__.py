"""The telephone: a simulator on a virtual clock, the caller, and the voice."""
