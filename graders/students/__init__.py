"""What keeps a student company: watching, hints, progress, in the terminal."""
