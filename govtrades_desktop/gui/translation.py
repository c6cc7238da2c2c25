"""The language of the window: which one a setting asks for, and its catalogues, in force before the window.

English is in the sources and needs no catalogue: a start in English reads no file here. It may not translate
anything itself, nor change a language while the window stands (its words are set where they are made).
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from govtrades_desktop.settings.paths import resource_path

ENGLISH = "en"
TRANSLATED = ("es",)
"""Languages that have a catalogue in `resources/translations/`; English is what the sources say."""

_log = logging.getLogger(__name__)
_in_force: list[QTranslator] = []


def language_of(setting: str, system: QLocale | None = None) -> str:
    """Return the language that a setting means: itself, or the first of the system's that the program speaks.

    Args:
        setting: "system", "en" or "es".
        system: the system's locale; None: asked of it.
    """
    if setting != "system":
        return setting
    for name in (system or QLocale.system()).uiLanguages():
        code = name.replace("_", "-").split("-")[0].casefold()
        if code == ENGLISH or code in TRANSLATED:
            return code
    return ENGLISH


def put_in_force(app: QCoreApplication, setting: str) -> str:
    """Let what is made from now on speak the language of a setting, Qt's own dialogs too; return it.

    Figures and the names of months follow it where the system's own language is another one. The territory
    stays the system's: `$15,001` in the United States looks as it is printed on the page behind it.
    """
    take_back(app)
    language = language_of(setting)
    system = QLocale.system()
    wanted = QLocale(language)
    if setting != "system" and system.language() not in (wanted.language(), QLocale.Language.C):
        QLocale.setDefault(QLocale(wanted.language(), system.territory()))
    elif language != ENGLISH and system.language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(wanted.language(), QLocale.Country.UnitedStates))
    if language == ENGLISH:
        return language
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (f"{qt}/qtbase_{language}.qm", str(resource_path(f"translations/govtrades_{language}.qm"))):
        translator = QTranslator()
        if translator.load(path):
            app.installTranslator(translator)
            _in_force.append(translator)
        else:
            _log.warning(
                "The words of the language %s cannot be read from %s; they stay English.", language, path
            )
    return language


def take_back(app: QCoreApplication) -> None:
    """Let what is made from now on speak English again."""
    while _in_force:
        app.removeTranslator(_in_force.pop())
    QLocale.setDefault(QLocale.system())
