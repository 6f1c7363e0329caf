"""Lets `python -m octavo` do what `octavo` does."""

from octavo.commands import main

if __name__ == "__main__":
    main()
