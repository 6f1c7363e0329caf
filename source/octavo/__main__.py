"""The command `octavo`, and `python -m octavo`.

Ctrl-C while the modules of the commands are loaded ends the process without a word, as it does with other programs:
nothing is begun yet (`stopping` says what it does later).
"""

import signal


def main() -> None:
    """Runs the command line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)

    from octavo import commands

    commands.main()


if __name__ == "__main__":
    main()
