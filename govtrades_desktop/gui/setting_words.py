"""What the declared settings say on a screen: choices, ranges, and from when a change holds. No widgets."""

from __future__ import annotations

from dataclasses import Field
from typing import Any

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.settings.settings import AT_ONCE, NEXT_START

OWN_ACT = ("senate_terms_accepted_on", "first_run_done_on")
"""Settings that tell of an act of the user's: they are shown, and changed by that act alone."""

_CHOICES = {
    "refresh_interval": {"off": "By hand only", "hourly": "Every hour", "daily": "Every day"},
    "prices_source": {"off": "None", "folder": "A folder of my own", "yahoo": "Yahoo Finance"},
    "theme": {"system": "As the system", "light": "Light", "dark": "Dark"},
    "language": {"system": "As the system", "en": "English", "es": "Español"},
    "update_check": {"off": "Never", "weekly": "Every week"},
}
_SWITCH = {"on": "On", "off": "Off"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


def label(setting: Field[Any]) -> str:
    """Return a setting's name for a reader."""
    return _tr(setting.metadata["label"])


def section(name: str) -> str:
    """Return the heading of a group of settings."""
    return _tr(name)


def choice(name: str, value: str) -> str:
    """Return one of a setting's choices in words; as it stands in the file, where there are none."""
    words = _CHOICES.get(name, {}).get(value) or _SWITCH.get(value)
    return _tr(words) if words else value


def value_text(setting: Field[Any], value: Any) -> str:
    """Return a value as it is typed or chosen; figures without separators, as in the file."""
    if setting.metadata["choices"]:
        return choice(setting.name, value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def facts(setting: Field[Any]) -> str:
    """Return what may stand there, what stands there by default, and from when a change holds."""
    given = setting.metadata
    parts = []
    if given["low"] is not None:
        parts.append(_tr("{low} to {high}").format(low=f"{given['low']:g}", high=f"{given['high']:g}"))
    if setting.name not in OWN_ACT:
        default = value_text(setting, setting.default) or _tr("empty")
        parts.append(_tr("default: {value}").format(value=default))
        parts.append(_holds(given["holds"]))
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _holds(when: str) -> str:
    if when == AT_ONCE:
        return _tr("holds at once")
    return _tr("holds from the next start") if when == NEXT_START else _tr("holds from the next refresh")


def searched(setting: Field[Any]) -> str:
    """Return everything a search may find a setting by, folded."""
    given = setting.metadata
    choices = [choice(setting.name, one) for one in given["choices"]]
    parts = (label(setting), _tr(given["about"]), section(given["section"]), setting.name, _tr(given["unit"]))
    return " ".join((*parts, *choices)).casefold()


def in_words(name: str, message: str) -> str:
    """Return what is wrong with a value, as said beside its own box."""
    return message.replace(f"The setting {name} must", "This must", 1)
