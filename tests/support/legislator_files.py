"""Made-up files of the legislators project, in each of its forms, with people whose truth is known."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import yaml

SWITCHER = "V000133"
MARRIED = "H000324"


def person(number: int, **changes: Any) -> dict[str, Any]:
    """Return a member of the House who serves; of another `number` another one."""
    record: dict[str, Any] = {
        "id": {"bioguide": f"P{number:06d}", "lis": "S275"},
        "name": {
            "first": "Ana",
            "middle": "M.",
            "last": f"Núñez{number}",
            "official_full": f"Ana Núñez{number}",
        },
        "bio": {"birthday": f"19{40 + number % 50}-03-26", "gender": "F"},
        "terms": [
            {"type": "rep", "start": "2021-01-03", "end": "2025-01-03", "state": "CA", "district": 11}
            | {"party": "Democrat"},
            {"type": "rep", "start": "2025-01-03", "end": "2027-01-03", "state": "CA", "district": 12}
            | {"party": "Democrat", "phone": "202-225-0000"},
        ],
    }
    return record | changes


def special_people() -> list[dict[str, Any]]:
    """Return one who changed parties within a term, and a senator with other names."""
    switcher = person(1, id={"bioguide": SWITCHER})
    switcher["name"] = {"first": "Jefferson", "last": "Van Drew", "nickname": "Jeff", "suffix": "Jr."}
    switcher["terms"] = [
        {"type": "rep", "start": "2019-01-03", "end": "2021-01-03", "state": "NJ", "district": 2}
        | {"party": "Republican"}
        | {
            "party_affiliations": [
                {"start": "2019-01-03", "end": "2019-12-18", "party": "Democrat"},
                {"start": "2019-12-19", "end": "2021-01-03", "party": "Republican"},
            ]
        },
        {"type": "sen", "start": "2023-01-03", "end": "2029-01-03", "state": "NJ", "class": 1}
        | {"party": "Republican"},
    ]
    married = person(2, id={"bioguide": MARRIED})
    married["other_names"] = [{"last": "Herseth", "end": "2007-03-31"}, {"first": "Stephanie Marie"}]
    return [switcher, married]


COMMITTEES = [
    {
        "type": "house",
        "name": "House Committee on Agriculture",
        "thomas_id": "HSAG",
        "subcommittees": [{"name": "Forestry and Horticulture", "thomas_id": "15"}],
    },
    {"type": "senate", "name": "Senate Committee on Finance", "thomas_id": "SSFI"},
    {"type": "joint", "name": "Joint Committee on Printing", "thomas_id": "JSPR"},
]
FORMER_COMMITTEES = [
    {
        "type": "house",
        "name": "House Committee on Agriculture (as it was)",
        "thomas_id": "HSAG",
        "subcommittees": [{"thomas_id": "29", "names": {"99": "Livestock", "112": "Livestock, Dairy"}}],
    },
]


def member(bioguide: str, rank: int, **changes: Any) -> dict[str, Any]:
    """Return one line of a committee's members."""
    return {"name": "A Name", "party": "majority", "rank": rank, "bioguide": bioguide} | changes


class Project:
    """The files of a made-up project, in a folder; change the attributes, then `write`.

    Attributes:
        current: people who serve; 40 and the special ones.
        historical: people who served.
        committees: of today.
        former: of the past.
        membership: of today.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / "congress-legislators"
        self.current = special_people() + [person(number) for number in range(100, 140)]
        self.historical = [
            person(
                number,
                terms=[
                    {"type": "rep", "start": "2009-01-06", "end": "2013-01-03", "state": "TX", "district": 0}
                    | {"party": "Republican"}
                ],
            )
            for number in range(200, 220)
        ]
        self.committees: list[dict[str, Any]] = json.loads(json.dumps(COMMITTEES))
        self.former: list[dict[str, Any]] = json.loads(json.dumps(FORMER_COMMITTEES))
        ids = [one["id"]["bioguide"] for one in self.current]
        self.membership: dict[str, list[dict[str, Any]]] = {
            "HSAG": [member(bioguide, rank + 1) for rank, bioguide in enumerate(ids[:20])],
            "HSAG15": [member(bioguide, rank + 1) for rank, bioguide in enumerate(ids[:5])],
            "SSFI": [member(SWITCHER, 1, title="Chairman")],
        }

    def write(self, form: str = "json", *, without: tuple[str, ...] = ()) -> Project:
        """Write every file in one form (people alone as "csv": the rest is YAML then)."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for file in self.folder.iterdir():
            file.unlink()
        for name, told in (
            ("legislators-current", self.current),
            ("legislators-historical", self.historical),
            ("committees-current", self.committees),
            ("committees-historical", self.former),
            ("committee-membership-current", self.membership),
        ):
            if name not in without:
                is_people = name.startswith("legislators")
                own = form if form != "csv" or is_people else "yaml"
                (self.folder / f"{name}.{own}").write_bytes(as_bytes(told, own))
        return self

    def url(self, site: str) -> str:
        return f"{site}/congress-legislators"


def as_bytes(told: Any, form: str) -> bytes:
    """Return records in one of the project's forms."""
    if form == "json":
        return json.dumps(told, ensure_ascii=False).encode()
    if form == "yaml":
        return yaml.safe_dump(told, allow_unicode=True, sort_keys=False).encode()
    from io import StringIO

    out = StringIO(newline="")
    columns = "last_name,first_name,middle_name,suffix,nickname,full_name,birthday,type,state,district,party"
    writer = csv.DictWriter(out, [*columns.split(","), "bioguide_id"])
    writer.writeheader()
    for one in told:
        name, term = one["name"], one["terms"][-1]
        writer.writerow(
            {
                "last_name": name["last"],
                "first_name": name["first"],
                "middle_name": name.get("middle", ""),
                "suffix": name.get("suffix", ""),
                "nickname": name.get("nickname", ""),
                "full_name": name.get("official_full", ""),
                "birthday": one["bio"].get("birthday", ""),
                "type": term["type"],
                "state": term["state"],
                "district": term.get("district", ""),
                "party": term["party"],
                "bioguide_id": one["id"]["bioguide"],
            }
        )
    return out.getvalue().encode()
