"""What authors and instructors make of a lab: exercises, recordings, releases, new labs."""
