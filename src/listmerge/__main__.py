"""Entry point of `listmerge` and `python -m listmerge`: turns errors into messages and exit statuses."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """As `run`, for a process of its own, which ends at once: to free all it holds takes a tenth of a short run.

    With LISTMERGE_DEBUG it ends as others do, for profilers. Garbage is looked for after many more new objects than
    Python does by itself: while modules are imported and trees grow, nothing is garbage.
    """
    gc.set_threshold(200_000, 30, 30)
    try:
        run()
    except SystemExit as end:
        if patterns := sys.modules.get("listmerge.patterns"):
            try:  # noqa: SIM105 - one more import
                patterns.keep()
            except KeyboardInterrupt:  # all is said by then
                pass
        if isinstance(end.code, int) and not os.environ.get("LISTMERGE_DEBUG"):
            leave(end.code)
        raise


def leave(status: int) -> None:
    """End the process without its clean-up; does nothing if what was printed can't be written out.

    Nothing of listmerge waits for the clean-up: files are closed and processes joined where they are used.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as it is where whoever started the program has closed it
                stream.flush()
    except OSError:
        return  # Python says so
    os._exit(status)


def run() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 wrong usage, input or a bug, 130 interrupted."""
    try:
        from listmerge.cli.plain import run_plain  # here, as an interrupt may come while modules are imported

        status = run_plain(sys.argv[1:])
        if status is None:
            from listmerge.cli.group import main as by_click

            status = by_click(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except SystemExit:
        raise
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)  # noqa: T201
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # the last line of defence: a bug is reported, not shown as a traceback
        sys.exit(_report(error))


def _report(error: Exception) -> int:
    import click

    from listmerge.errors import InputError

    if isinstance(error, click.exceptions.Abort) or isinstance(error.__cause__, KeyboardInterrupt):
        print("interrupted", file=sys.stderr)  # noqa: T201
        return 130
    if isinstance(error, click.ClickException):
        error.show()
        return 2
    if isinstance(error, InputError):
        print(f"listmerge: {error}", file=sys.stderr)  # noqa: T201
        return 2
    if os.environ.get("LISTMERGE_DEBUG"):
        raise error
    kind = type(error).__name__
    print(f"listmerge: this is a bug: {kind}: {error}", file=sys.stderr)  # noqa: T201
    print("  set LISTMERGE_DEBUG=1 for the traceback, and please report it", file=sys.stderr)  # noqa: T201
    return 2


if __name__ == "__main__":
    main()
