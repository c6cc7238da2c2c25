"""What an asset is: the security behind a row, found by its ticker, its name and the day of the trade.

A ticker alone is weak: it is reused, and the Senate's site prints today's ticker beside an old trade. So the
name printed beside it is always held against the security's names. Where ticker and name disagree, nothing is
matched and the reason is told. A bond is never matched to its issuer's stock. May not read or write anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from govtrades_desktop.core.identity import AssetClass, AssetFacts, Security, SecurityMatch
from govtrades_desktop.resolve.asset_classes import asset_class, tells_of_bond, tells_of_fund
from govtrades_desktop.resolve.asset_contradictions import Contradiction, contradiction
from govtrades_desktop.resolve.asset_index import Listing, SecurityIndex, registered_from
from govtrades_desktop.resolve.asset_names import Agreement, AssetName, agree, read_name
from govtrades_desktop.resolve.asset_naming import NameFinder
from govtrades_desktop.resolve.tickers import (
    Spelling,
    TickerForm,
    bare_tickers,
    clean_ticker,
    is_foreign_symbol,
    is_option_symbol,
    ticker_forms,
    tickers_in_name,
    whole_ticker,
)

RESOLVER_VERSION = 2
"""Raise it when the same facts and the same securities may give another answer."""

METHODS: dict[str, tuple[float, str]] = {
    "ticker_name": (1.0, "today's ticker of a list, and the printed name agrees"),
    "ticker_history": (
        0.95,
        "a ticker of our own dated table (earlier, reused, newcomer, fund), and the name agrees",
    ),
    "ticker_in_name": (0.95, "a ticker written as one in the name, and the rest of the name agrees"),
    "foreign_listing": (0.9, "a foreign exchange's symbol for the same share, and the printed name agrees"),
    "option_symbol": (0.9, "the root of an option's symbol"),
    "name_exact": (0.9, "the name alone: the same words as one security's, legal form and share class apart"),
    "name_fuzzy": (0.8, "the name alone, with a slip or an abbreviation"),
    "ticker": (
        0.75,
        "the ticker, on a day on which it stood for this security; the name tells neither way",
    ),
    "ticker_alone": (0.6, "the asset is told by nothing but a ticker"),
    "as_filed": (0.5, "a ticker that no list knows: kept as its own security"),
}
"""Each method with its confidence. A name that agrees outside of the ticker's days costs 0.05."""

SLACK_DAYS = 120
"""Filers and brokers print a ticker for some months after it is gone; and new ones somewhat early."""

_C = AssetClass
_NO_SECURITY = {
    _C.MUNICIPAL_BOND: "A municipal bond is no security of the lists.",
    _C.GOVERNMENT_BOND: "Government debt is no security of the lists.",
    _C.CORPORATE_BOND: "A bond or note: it is not its issuer's stock, and no list of bonds is at hand.",
    _C.ASSET_BACKED: "An asset-backed security: no list of them is at hand.",
    _C.CRYPTO: "A cryptocurrency is no security of the lists.",
    _C.COMMODITY: "A commodity or a future is no security of the lists.",
    _C.PRIVATE: "Not publicly traded, as filed.",
    _C.REAL_ESTATE: "Real estate, as filed.",
    _C.ACCOUNT: "An account, as filed.",
}
_BY_NAME = frozenset({_C.STOCK, _C.OPTION, _C.FUND, _C.OTHER, _C.UNKNOWN})
_SUREST_FORMS = frozenset({Spelling.PRINTED, Spelling.OPTION})


class AssetResolver:
    """Finds securities. Holds caches: one for one thread.

    Args:
        securities: all that are known; securities that only filings name ("filed:…") are left aside.
    """

    def __init__(self, securities: Sequence[Security]) -> None:
        self._index = SecurityIndex([one for one in securities if not one.key.startswith("filed:")])
        self._by_name = NameFinder(self._index)
        self._agreement = lru_cache(maxsize=65_536)(self._agreement_of)
        self._against = lru_cache(maxsize=65_536)(self._contradiction_of)
        self._resolved = lru_cache(maxsize=65_536)(self._resolve)

    def resolve(self, facts: AssetFacts) -> SecurityMatch:
        """Return what an asset is; always a class, and either a security with its method or a reason."""
        return self._resolved(facts)

    def _resolve(self, facts: AssetFacts) -> SecurityMatch:
        kind = asset_class(facts)
        ticker = clean_ticker(facts.ticker) if facts.ticker else ""
        if ticker:
            return self._of_ticker(facts, ticker, kind)
        if kind not in _BY_NAME:
            return SecurityMatch(None, kind, reason=_NO_SECURITY[kind])
        if kind is not _C.OPTION and tells_of_bond(facts.asset):
            return SecurityMatch(None, _C.CORPORATE_BOND, reason=_NO_SECURITY[_C.CORPORATE_BOND])
        return self._of_name(facts, kind)

    # -- a ticker was filed

    def _of_ticker(self, facts: AssetFacts, ticker: str, kind: AssetClass) -> SecurityMatch:
        name = read_name(facts.asset, ticker)
        if _is_no_name(facts.asset, ticker):
            name = read_name("")
        found, doubt = self._by_forms(ticker_forms(ticker), name, facts)
        if found is not None:
            other = self._better_named(found, name, facts)
            if other is not None:
                known = self._index.by_key[found.key or ""]
                stands_for = f"The ticker {ticker} stands for “{known.name}”"
                reason = f"{stands_for}; the name printed is that of “{other.name}”."
                return SecurityMatch(None, kind, reason=reason)
            return self._accept(found, kind, facts)
        if is_foreign_symbol(ticker) or (doubt is None and ticker.isalpha() and len(ticker) <= 4):
            # a foreign exchange's symbol, or a ticker that came after the lists: the whole name may tell
            named = self._by_name.exact(name, facts.traded_on)
            if named is not None and kind in _BY_NAME and not tells_of_bond(facts.asset):
                return self._accept(_match(named, "name_exact"), kind, facts)
        if kind not in _BY_NAME:
            return SecurityMatch(None, kind, reason=_NO_SECURITY[kind])
        doubt = doubt or self._parted(ticker, facts)
        if doubt is not None:
            return SecurityMatch(None, _C.UNKNOWN if kind is _C.OTHER else kind, reason=doubt)
        if is_option_symbol(ticker):
            return SecurityMatch(None, _C.OPTION, reason=f"No list knows what the option {ticker} is on.")
        return SecurityMatch(f"filed:{ticker}", _filed_class(facts, kind), "as_filed", METHODS["as_filed"][0])

    def _by_forms(
        self, forms: Iterable[TickerForm], name: AssetName, facts: AssetFacts
    ) -> tuple[SecurityMatch | None, str | None]:
        """Try each spelling; return the first match, or why what the ticker stands for is not the asset."""
        doubt: str | None = None
        for form in forms:
            listings = self._index.listings(form.ticker)
            if not listings:
                continue
            found, why = self._choose(listings, name, facts)
            if found is not None and (form.spelling in _SUREST_FORMS or found.method != "ticker"):
                if form.spelling is Spelling.OPTION:
                    return replace(
                        found, method="option_symbol", confidence=METHODS["option_symbol"][0]
                    ), None
                if form.spelling is Spelling.FOREIGN:
                    return replace(
                        found, method="foreign_listing", confidence=METHODS["foreign_listing"][0]
                    ), None
                return found, None
            if form.spelling is Spelling.PRINTED:
                doubt = why
        return None, doubt

    def _choose(
        self, listings: tuple[Listing, ...], name: AssetName, facts: AssetFacts
    ) -> tuple[SecurityMatch | None, str | None]:
        """Weigh what one ticker stands or stood for; return the match, or why there is none."""
        day = facts.traded_on
        ranked = sorted(
            ((self._rank(listing, name, facts), listing) for listing in listings),
            key=lambda one: (one[0], one[1].security.key),
            reverse=True,
        )
        (agreement, fits_class, is_covered, is_near), best = ranked[0]
        if len(ranked) > 1 and ranked[1][0] == ranked[0][0] and ranked[1][1].security != best.security:
            names = " and ".join(f"“{listing.security.name}”" for _, listing in ranked[:2])
            return None, f"The ticker {best.span.ticker} may stand for {names}; nothing tells which."
        if agreement is Agreement.CONTRADICTS:
            known = best.security.name
            why = self._against(facts.asset, name.share_class, best.security.key)
            if why is not None:
                return None, why.sentence(best.security)
            return (
                None,
                f"The ticker {best.span.ticker} stands for “{known}”; the name printed beside it is another.",
            )
        if agreement is Agreement.SILENT:
            began = registered_from(best.security.cik)
            is_too_new = (
                day is not None and began is not None and day < began and best.span.valid_from is None
            )
            if not is_near or is_too_new:
                return None, (
                    f"The ticker {best.span.ticker} stood for “{best.security.name}” on other days than that"
                    " of the trade, and the printed name does not tell of it."
                )
            return _match(best.security, "ticker"), None
        method = "ticker_history" if best.span.evidence.startswith("ticker history") else "ticker_name"
        confidence = METHODS[method][0] - (0.0 if is_covered or is_near else 0.05)
        return replace(_match(best.security, method), confidence=round(confidence, 2)), None

    def _rank(
        self, listing: Listing, name: AssetName, facts: AssetFacts
    ) -> tuple[Agreement, bool, bool, bool]:
        agreement = self._agreement(name, listing.security.key)
        if self._against(facts.asset, name.share_class, listing.security.key) is not None:
            agreement = Agreement.CONTRADICTS
        elif (
            agreement is Agreement.CONTRADICTS
            and ":note-" in listing.security.key
            and tells_of_fund(facts.asset)
        ):
            agreement = Agreement.SILENT  # the SEC lists a bank's notes under the bank's name
        classes = {listed.share_class for listed in self._index.names(listing.security) if listed.share_class}
        fits_class = not name.share_class or not classes or name.share_class in classes
        is_covered = listing.covers(facts.traded_on)
        return agreement, fits_class, is_covered, listing.covers(facts.traded_on, SLACK_DAYS)

    def _agreement_of(self, name: AssetName, key: str) -> Agreement:
        return max(agree(name, listed) for listed in self._index.names(self._index.by_key[key]))

    def _contradiction_of(self, asset: str, share_class: str | None, key: str) -> Contradiction | None:
        return contradiction(asset, self._index.by_key[key], share_class=share_class)

    def _better_named(self, found: SecurityMatch, name: AssetName, facts: AssetFacts) -> Security | None:
        """Return another issuer's security whose very name is printed, where the found one's is not."""
        security = self._index.by_key[found.key or ""]
        if not name.words or any(one.squeezed == name.squeezed for one in self._index.names(security)):
            return None
        other = self._by_name.exact(name, facts.traded_on)
        if other is None or other.key == security.key or (other.cik or other.key) == security.cik:
            return None
        is_whole = any(one.squeezed == name.squeezed for one in self._index.names(other))
        return other if is_whole else None

    # -- no ticker was filed

    def _of_name(self, facts: AssetFacts, kind: AssetClass) -> SecurityMatch:
        for ticker in tickers_in_name(facts.asset):
            found, doubt = self._by_forms(ticker_forms(ticker), read_name(facts.asset, ticker), facts)
            if found is not None and found.method in ("ticker_name", "ticker_history"):
                other = self._better_named(found, read_name(facts.asset, ticker), facts)
                told = _told_in_name(found) if other is None else _match(other, "name_exact")
                return self._accept(told, kind, facts)
            parted = self._parted(ticker, facts) if found is None else None
            if parted is not None:
                return SecurityMatch(None, kind, reason=parted)
        for ticker, rest in bare_tickers(facts.asset):
            found, _ = self._by_forms(ticker_forms(ticker), read_name(rest), facts)
            if found is not None and found.method in ("ticker_name", "ticker_history"):
                whole = read_name(rest)
                listed = self._index.names(self._index.by_key[found.key or ""])
                if any(one.words and one.squeezed == whole.squeezed for one in listed):
                    return self._accept(_told_in_name(found), kind, facts)
        alone = whole_ticker(facts.asset)
        if alone is not None and kind in (_C.STOCK, _C.OPTION, _C.FUND):
            return self._of_lone_ticker(facts, alone, kind)
        name = read_name(facts.asset)
        is_told = kind not in (_C.OTHER, _C.UNKNOWN)
        found_security, method, reason = self._by_name.find(name, facts.traded_on, is_type_told=is_told)
        if found_security is None:
            return SecurityMatch(None, kind, reason=reason)
        return self._accept(_match(found_security, method), kind, facts)

    def _parted(self, ticker: str, facts: AssetFacts) -> str | None:
        """Return the word that parts a name from what the ticker in it stands for, where all else agrees."""
        name = read_name(facts.asset, ticker)
        for form in ticker_forms(ticker):
            for listing in self._index.listings(form.ticker):
                why = self._against(facts.asset, name.share_class, listing.security.key)
                if why is not None and self._agreement(name, listing.security.key) is Agreement.AGREES:
                    return why.sentence(listing.security)
        return None

    def _of_lone_ticker(self, facts: AssetFacts, ticker: str, kind: AssetClass) -> SecurityMatch:
        nameless = read_name("")
        for form in ticker_forms(ticker):
            if form.spelling not in (Spelling.PRINTED, Spelling.CLASS):
                continue
            known = self._index.listings(form.ticker)
            listings = [one for one in known if one.covers(facts.traded_on)]
            listings = listings or [one for one in known if one.covers(facts.traded_on, SLACK_DAYS)]
            if listings:
                found, doubt = self._choose(tuple(listings), nameless, facts)
                if found is None:
                    return SecurityMatch(None, kind, reason=doubt)
                told = replace(found, method="ticker_alone", confidence=METHODS["ticker_alone"][0])
                return self._accept(told, kind, facts)
        named = self._by_name.exact(read_name(facts.asset), facts.traded_on)
        if named is not None:  # "VISA" is a name, too
            return self._accept(_match(named, "name_exact"), kind, facts)
        return SecurityMatch(
            None, kind, reason=f"The asset is told as “{ticker}” only, and no list knows it so."
        )

    # -- what was found

    def _accept(self, found: SecurityMatch, kind: AssetClass, facts: AssetFacts) -> SecurityMatch:
        """Return a match with the asset's class, or a reason where asset and security differ in kind."""
        security = self._index.by_key[found.key or ""]
        share_class = read_name(facts.asset, security.ticker or "").share_class
        why = self._against(facts.asset, share_class, security.key)
        if why is not None:
            return SecurityMatch(None, kind, reason=why.sentence(security))
        if security.asset_class is _C.FUND:
            is_option = kind is _C.OPTION
            if kind is _C.CRYPTO and (found.method == "ticker" or not tells_of_fund(facts.asset)):
                return SecurityMatch(None, kind, reason=_NO_SECURITY[kind])
            return replace(found, asset_class=_C.OPTION if is_option else _C.FUND)
        if kind in (_C.CORPORATE_BOND, _C.MUNICIPAL_BOND, _C.GOVERNMENT_BOND, _C.CRYPTO, _C.COMMODITY):
            return SecurityMatch(None, kind, reason=_NO_SECURITY[kind])
        if kind is not _C.OPTION and security.key.endswith(":common") and tells_of_bond(facts.asset):
            return SecurityMatch(None, _C.CORPORATE_BOND, reason=_NO_SECURITY[_C.CORPORATE_BOND])
        if kind is _C.OPTION:
            return replace(found, asset_class=_C.OPTION)
        if kind is _C.FUND and found.method == "ticker":
            # the filer tells of a fund, the list of a firm, and no name speaks for it
            return SecurityMatch(
                None, kind, reason=f"A fund, as filed; but the ticker stands for “{security.name}”."
            )
        return replace(found, asset_class=security.asset_class)


def _is_no_name(asset: str, ticker: str) -> bool:
    """Tell whether what stands for a name is but the ticker again, or the terms of an option's symbol."""
    letters = "".join(character for character in asset.upper() if character.isalnum())
    forms = ticker_forms(ticker)
    if is_option_symbol(ticker):
        return letters.startswith(forms[-1].ticker)
    return letters == "".join(character for character in ticker if character.isalnum())


def _told_in_name(found: SecurityMatch) -> SecurityMatch:
    return replace(found, method="ticker_in_name", confidence=METHODS["ticker_in_name"][0])


def _match(security: Security, method: str) -> SecurityMatch:
    return SecurityMatch(security.key, security.asset_class, method, METHODS[method][0])


def _filed_class(facts: AssetFacts, kind: AssetClass) -> AssetClass:
    """Return the class of what only filings name: a filer's "Stock" gives way to a plain fund."""
    if kind in (_C.STOCK, _C.OTHER, _C.UNKNOWN):
        plain = asset_class(replace(facts, asset_type=None, is_option_told=False))
        if plain in (_C.FUND, _C.STOCK, _C.CORPORATE_BOND):
            return plain
    return kind
