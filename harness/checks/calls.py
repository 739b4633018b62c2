"""What the phone writes into a trace that checks tell calls by."""

BY_THE_SERVICE = "The service ended the call."
"""What the last moment of a call offers where the service hung up."""
IN_A_QUEUE = "Waited."
"""What the caller did in a moment that was spent in a queue, or in being refused by one."""
