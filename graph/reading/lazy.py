"""An attribute that is worked out when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used as a decorator, like property
    """Decorates a method without arguments of an object that never changes.

    The result is kept in the object's dictionary, where it is found before this. Unlike
    ``functools.cached_property`` of Python 3.11 it takes no lock, which is most of its time.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> "lazy[T]": ...

    @overload
    def __get__(self, instance: object, owner: type[Any]) -> T: ...

    def __get__(self, instance: object | None, owner: type[Any]) -> "T | lazy[T]":
        """Work the value out and keep it."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work(instance)
        return value
