"""Entry point of `listmerge` and `python -m listmerge`: turns errors into messages and exit statuses."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


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
        if sys.stdout is not None:  # as it is where whoever started the program has closed it
            sys.stdout.flush()
    except OSError:
        return  # Python says so
    os._exit(status)  # standard error is written line by line


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
        _say("interrupted")
        sys.exit(130)
    except BrokenPipeError:
        _drop(sys.stdout)
        sys.exit(0)
    except Exception as error:  # the last line of defence: a bug is reported, not shown as a traceback
        sys.exit(_report(error))


def _report(error: Exception) -> int:
    from contextlib import suppress

    import click

    from listmerge.errors import InputError

    if isinstance(error, click.exceptions.Abort) or isinstance(error.__cause__, KeyboardInterrupt):
        _say("interrupted")
        return 130
    if isinstance(error, click.ClickException):
        with suppress(OSError):  # as `_say`
            if sys.stderr is not None:
                error.show()
        return 2
    if isinstance(error, InputError):
        _say(f"listmerge: {error}")
        return 2
    if isinstance(error, OSError) and (trouble := _trouble(error)):
        _drop(sys.stdout)
        _say(f"listmerge: {trouble}")
        return 2
    if os.environ.get("LISTMERGE_DEBUG"):
        raise error
    kind = type(error).__name__
    _say(f"listmerge: this is a bug: {kind}: {error}")
    _say("  set LISTMERGE_DEBUG=1 for the traceback, and please report it")
    return 2


def _trouble(error: OSError) -> str | None:
    """What is wrong around the program rather than with a file; None if it is neither."""
    import errno

    if error.filename is not None:
        return None
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
        return f"the output can't be written: {error.strerror}"
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        return "the current folder does not exist any more\n  change to another one"
    return None


def _say(text: str) -> None:
    """A line on standard error; nobody can be told if that is closed or full."""
    if sys.stderr is not None:  # else `print` would take standard output
        try:  # noqa: SIM105 - one more import
            print(text, file=sys.stderr, flush=True)  # noqa: T201
        except OSError:
            pass


def _drop(stream: TextIO | None) -> None:
    """Throw away what could not be written, so that it is not tried again at the end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
