"""Writers: each makes one kind of file, or one screen, and each is a view of the record and of nothing else."""
