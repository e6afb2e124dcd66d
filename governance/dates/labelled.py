"""Choices with their words, for rules that know no ORM; models take their ``choices`` from here. Pure."""

from enum import EnumType, StrEnum
from typing import Self


class LabelledType(EnumType):
    """What Django's own choices offer, so that fields and forms read these alike."""

    @property
    def choices(cls) -> list[tuple[str, str]]:
        members: list[Labelled] = list(cls)
        return [(member.value, member.label) for member in members]

    @property
    def values(cls) -> list[str]:
        members: list[Labelled] = list(cls)
        return [member.value for member in members]


class Labelled(StrEnum, metaclass=LabelledType):
    """A value as it is stored, and the words that people read for it."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member
