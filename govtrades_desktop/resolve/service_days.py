"""Days of service and changes of party that the reference data does not tell: a short list of public facts.

The project's table of former members has no dates, and the record of committee seats cannot show who sat on
no committee (leaders, members stripped of their seats, the last months after a special election), or shows
it months late. Only such people are here, each with the days of the Biographical Directory of Congress.
Nothing is computed.
"""

from __future__ import annotations

import datetime as dt

_D = dt.date

KNOWN_DAYS: dict[str, tuple[str, dt.date | None, dt.date]] = {
    # Leaders: no committee
    "B000589": ("house", None, _D(2015, 10, 31)),  # John Boehner
    "C001046": ("house", None, _D(2014, 8, 18)),  # Eric Cantor
    "I000057": ("house", None, _D(2017, 1, 3)),  # Steve Israel
    "M001165": ("house", None, _D(2023, 12, 31)),  # Kevin McCarthy
    "R000570": ("house", None, _D(2019, 1, 3)),  # Paul Ryan
    # Without their seats, or without any
    "A000367": ("house", None, _D(2021, 1, 3)),  # Justin Amash
    "C001092": ("house", _D(2013, 1, 3), _D(2019, 9, 30)),  # Chris Collins
    "G000569": ("house", None, _D(2015, 1, 5)),  # Michael Grimm
    "G000596": ("house", _D(2021, 1, 3), _D(2026, 1, 5)),  # Marjorie Taylor Greene
    "H001048": ("house", None, _D(2020, 1, 13)),  # Duncan D. Hunter
    "K000362": ("house", None, _D(2021, 1, 3)),  # Steve King
    "S001222": ("house", _D(2023, 1, 3), _D(2023, 12, 1)),  # George Santos
    "C001089": ("house", _D(2012, 11, 13), _D(2013, 1, 3)),  # David Curson
    "C001128": ("house", _D(2022, 6, 14), _D(2023, 1, 3)),  # Connie Conway
    "F000473": ("house", _D(2022, 6, 21), _D(2023, 1, 3)),  # Mayra Flores
    "H001092": ("house", _D(2020, 12, 3), _D(2021, 1, 3)),  # Kwanza Hall
    "J000303": ("house", _D(2018, 11, 29), _D(2019, 1, 3)),  # Brenda Jones
    "S001219": ("house", _D(2022, 9, 13), _D(2023, 1, 3)),  # Joe Sempolinski
    # Came by a special election, seen on a committee months later
    "B001289": ("house", _D(2014, 1, 8), _D(2021, 1, 3)),  # Bradley Byrne
    "B001311": ("house", _D(2019, 9, 17), _D(2025, 1, 3)),  # Dan Bishop
    "C001102": ("house", _D(2014, 6, 25), _D(2017, 1, 3)),  # Curt Clawson
    "C001127": ("house", _D(2022, 1, 18), _D(2026, 4, 21)),  # Sheila Cherfilus-McCormick
    "G000061": ("house", _D(2020, 5, 19), _D(2025, 1, 3)),  # Mike Garcia
    "G000584": ("house", _D(2017, 6, 21), _D(2021, 1, 3)),  # Greg Gianforte
    "H001078": ("house", _D(2017, 6, 26), _D(2019, 1, 3)),  # Karen Handel
    "J000296": ("house", _D(2014, 3, 13), _D(2017, 1, 3)),  # David Jolly
    "K000395": ("house", _D(2019, 6, 3), _D(2023, 1, 3)),  # Fred Keller
    "L000588": ("house", _D(2018, 4, 12), _D(2023, 1, 3)),  # Conor Lamb
    "L000589": ("house", _D(2018, 5, 7), _D(2025, 1, 3)),  # Debbie Lesko
    "L000594": ("senate", _D(2020, 1, 6), _D(2021, 1, 20)),  # Kelly Loeffler
    "L000604": ("house", _D(2024, 7, 8), _D(2025, 1, 3)),  # Greg Lopez
    "M001192": ("house", _D(2013, 11, 21), _D(2015, 1, 3)),  # Vance McAllister
    "S000051": ("house", _D(2013, 5, 15), _D(2019, 1, 3)),  # Mark Sanford (and 1995-2001)
    # Left months before their seats were seen gone
    "C001084": ("house", None, _D(2023, 5, 31)),  # David Cicilline
    "J000292": ("house", None, _D(2024, 1, 21)),  # Bill Johnson of Ohio
    "H001038": ("house", None, _D(2024, 2, 2)),  # Brian Higgins
    "B001297": ("house", _D(2015, 1, 3), _D(2024, 3, 22)),  # Ken Buck
    "S001207": ("house", _D(2019, 1, 3), _D(2025, 11, 20)),  # Mikie Sherrill
    "G000590": ("house", _D(2019, 1, 3), _D(2025, 7, 20)),  # Mark Green
    "M001151": ("house", None, _D(2017, 10, 21)),  # Tim Murphy
    "P000612": ("senate", _D(2015, 1, 3), _D(2021, 1, 3)),  # David Perdue
}
"""Bioguide id -> chamber, first day (None: before the record of seats) and last day of former service."""

KNOWN_PARTIES: dict[str, tuple[tuple[dt.date, str], ...]] = {
    "A000367": (  # Justin Amash
        (_D.min, "Republican"),
        (_D(2019, 7, 4), "Independent"),
        (_D(2020, 5, 1), "Libertarian"),
    ),
    "M001183": ((_D.min, "Democrat"), (_D(2024, 5, 31), "Independent")),  # Joe Manchin
    "M001201": ((_D.min, "Republican"), (_D(2020, 12, 14), "Independent")),  # Paul Mitchell
    "S001191": ((_D.min, "Democrat"), (_D(2022, 12, 9), "Independent")),  # Kyrsten Sinema
}
"""Bioguide id -> since when which party, where the project tells only a former member's last one."""
