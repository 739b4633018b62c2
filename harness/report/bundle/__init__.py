"""Evidence as one file that can be attached: a ZIP with the report, the claims, the transcripts and what went in."""
