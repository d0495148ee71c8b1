"""Reading YAML with the lines that its keys and items stand on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from listmerge.errors import InputError
from listmerge.files import read_or_none

#: A configuration with more values is taken for a trap.
_MOST_VALUES = 100_000


def read_yaml(path: Path) -> Any:
    """A YAML mapping with positions (ruamel round trip). Raises InputError for anything else."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    yaml = YAML(typ="rt")
    content = read_or_none(path)
    if content is None:
        raise InputError("does not exist", str(path), remedy="check `--config`")
    try:
        data = yaml.load(content)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = (error.problem or "").partition(" with value ")[0]  # of a key that stands twice, both values whole
        raise InputError(f"is not valid YAML: {problem}", str(path), line, "mend this line") from None
    except RecursionError:
        raise InputError("is nested too deeply", str(path), remedy="mend the file") from None
    except (YAMLError, ValueError, UnicodeDecodeError) as error:
        raise InputError(
            f"is not valid YAML: {str(error).splitlines()[0]}", str(path), remedy="mend the file"
        ) from None
    if not _is_small(data):
        raise InputError(
            f"holds more than {_MOST_VALUES:,} values, aliases counted at each place",
            str(path),
            remedy="use no aliases",
        )
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise InputError("is not a mapping of keys to values", str(path), 1, "begin with `lists:`")
    return data


def _is_small(data: Any) -> bool:
    """Whether a document is no bomb of aliases; one that holds itself has no end either."""
    count, stack = 0, [data]
    while stack and count <= _MOST_VALUES:
        value = stack.pop()
        count += 1
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    return not stack
