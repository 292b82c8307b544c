"""The two logs: what pages show against what was told, and a log in the hands of a superuser."""
