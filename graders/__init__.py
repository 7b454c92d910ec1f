"""The engine that judges a lab: any implementation, one battery of checks."""
