"""Classes of values, as `dataclasses` makes them but in a tenth of the time: every start defines some forty.

What is different: that a value is not changed is checked by mypy, not when the program runs.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, cast, dataclass_transform

    T = TypeVar("T")
else:  # a start that needs no more of `typing` does not import it

    def dataclass_transform(**_):
        return lambda decorator: decorator

    def cast(_, value):
        return value


class _Made:
    """Stands for a default that is made anew for each value."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def made(*, default_factory: Callable[[], T]) -> T:
    """The default of a field: what the function gives."""
    return cast("T", _Made(default_factory))


@dataclass_transform(frozen_default=True, field_specifiers=(made,))
def frozen(cls: type[T]) -> type[T]:
    """A value without further attributes: equal to another of its class with equal fields, and hashable as they are."""
    return _compared(_slotted(_initialised(cls)))


@dataclass_transform(frozen_default=True, field_specifiers=(made,))
def frozen_cached(cls: type[T]) -> type[T]:
    """As `frozen`, for classes with a `cached_property`."""
    return _compared(_initialised(cls))


@dataclass_transform(eq_default=False, field_specifiers=(made,))
def mutable(cls: type[T]) -> type[T]:
    """A class whose fields may change; each of its objects is equal to itself alone."""
    return _initialised(cls)


def changed(old: T, **fields: object) -> T:
    """A value with some fields changed. Raises TypeError for a field that it does not have."""
    cls: Any = type(old)
    return cast("T", cls(**{n: getattr(old, n) for n in field_names(cls)} | fields))


def field_names(cls: type) -> tuple[str, ...]:
    """The names of the fields of such a class, in order."""
    return tuple(cls.__annotations__)


def _initialised(cls: type[T]) -> type[T]:
    """Give the class its `__init__`, which is written when the first value is made: half of the classes make none."""
    names = field_names(cls)
    defaults = {n: vars(cls)[n] for n in names if n in vars(cls)}

    def first(self: object, *args: object, **fields: object) -> None:
        written = _written(names, defaults)
        for owner in type(self).__mro__:
            if vars(owner).get("__init__") is first:
                owner.__init__ = written  # type: ignore[misc]
        written(self, *args, **fields)

    setattr(cls, "__init__", first)  # noqa: B010 - mypy takes an assignment for a mistake
    return cls


def _written(names: tuple[str, ...], given: dict[str, object]) -> Callable[..., None]:
    """An `__init__` of these fields: one of its own, as to call a general one takes several times as long."""
    defaults: dict[str, Any] = {f"_{n}": value for n, value in given.items()}
    parameters, lines = ["self"], []
    for name in names:
        parameters.append(f"{name}=_{name}" if name in given else name)
        made_anew = f"_{name}.make() if {name} is _{name} else " if isinstance(given.get(name), _Made) else ""
        lines.append(f" self.{name} = {made_anew}{name}")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines), defaults)
    return cast("Callable[..., None]", defaults["__init__"])


def _slotted(cls: type[T]) -> type[T]:
    """The class made anew with a slot for each field."""
    left_out = {*field_names(cls), "__dict__", "__weakref__"}
    body = {k: v for k, v in vars(cls).items() if k not in left_out}
    metaclass: Any = type(cls)
    return cast("type[T]", metaclass(cls.__name__, cls.__bases__, {**body, "__slots__": field_names(cls)}))


def _compared(cls: type[T]) -> type[T]:
    """Give the class what compares, hashes and shows its values."""
    fields = attrgetter(*field_names(cls))

    def equal(self: T, other: object) -> bool:
        return bool(fields(self) == fields(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: T) -> int:
        return hash(fields(self))

    def shown(self: T) -> str:
        inner = ", ".join(f"{n}={getattr(self, n)!r}" for n in field_names(cls))
        return f"{type(self).__qualname__}({inner})"

    for name, function in (("__eq__", equal), ("__hash__", hashed), ("__repr__", shown)):
        setattr(cls, name, function)
    return cls
