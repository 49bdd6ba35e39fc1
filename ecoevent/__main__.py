"""`python -m ecoevent` is the command line."""

from ecoevent.commands import main

if __name__ == "__main__":
    main()
