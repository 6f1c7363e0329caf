"""What the commands cost, measured from outside: `make bench`."""
