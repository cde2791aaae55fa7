"""`python -m generator` is `tacticbook`."""

from generator.cli import main

if __name__ == "__main__":
    main(prog_name="tacticbook")
