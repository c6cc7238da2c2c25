"""Names that officials file under and no rule can prove: legal first names, a former or a second family name.

Each is a public fact (the Biographical Directory of Congress, or the person's own signature on a filing).
"""

from __future__ import annotations

KNOWN_AS: dict[str, tuple[tuple[str, str], ...]] = {
    "B001244": (("Josiah", "Bonner"),),  # Jo Bonner
    "B001274": (("Morris", "Brooks"),),  # Mo Brooks
    "B001287": (("Amerish", "Bera"),),  # Ami Bera
    "C001098": (("Rafael", "Cruz"),),  # Ted Cruz
    "D000594": (("Monica", "De La Cruz Hernandez"),),  # Monica De La Cruz
    "E000071": (("John Kevin", "Ellzey"),),  # Jake Ellzey
    "G000566": (("Harold", "Gowdy"),),  # Trey Gowdy
    "H001074": (("Joseph", "Hollingsworth"),),  # Trey Hollingsworth
    "H001091": (("Ashley", "Arenholz"), ("Ashley", "Hinson Arenholz")),  # Ashley Hinson
    "J000303": (("Brenda J.", "Jones"),),  # Brenda Jones
    "K000389": (("Rohit", "Khanna"),),  # Ro Khanna
    "K000400": (("Sydney", "Kamlager"),),  # Sydney Kamlager-Dove
    "L000584": (("Mia Ludmya", "Love"),),  # Mia Love
    "M001208": (("Lucia", "McBath"),),  # Lucy McBath
    "P000597": (("Rochelle", "Pingree"),),  # Chellie Pingree
    "P000621": (("Nelida", "Pou"),),  # Nellie Pou
    "R000576": (("Charles", "Ruppersberger"),),  # C. A. Dutch Ruppersberger
    "R000596": (("Henry", "Radel"),),  # Trey Radel
    "R000600": (("Aumua", "Amata"), ("Amata", "Coleman Radewagen")),  # Aumua Amata Coleman Radewagen
    "R000614": (("Charles", "Roy"),),  # Chip Roy
    "R000615": (("Willard", "Romney"),),  # Mitt Romney
    "R000618": (("John P.", "Ricketts"),),  # Pete Ricketts
    "S001185": (("Terrycina", "Sewell"),),  # Terri Sewell
    "T000238": (("William", "Thornberry"),),  # Mac Thornberry
    "T000465": (("Nicola", "Tsongas"),),  # Niki Tsongas
    "T000468": (("Alice", "Titus"),),  # Dina Titus
    "T000479": (("Nicholas", "Taylor"),),  # Van Taylor
}
"""Bioguide id -> further (given names, family name)."""
