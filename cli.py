"""`python cli.py …` in a checkout is the same command as `ecoevent …`."""

from ecoevent.commands import main

if __name__ == "__main__":
    main()
