"""What went wrong with one try, in words: statuses, network errors and redirects become errors of ours.

Each fault also says whether another try may help. Nothing here asks, waits or counts: that is `client`.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import urllib.parse

import requests
import urllib3

from govtrades_desktop.core.errors import DocumentMissing, GovTradesError, SourceChanged, SourceUnavailable
from govtrades_desktop.fetch.content import shown, sniff, storage_error
from govtrades_desktop.fetch.exchange import NETWORK_ERRORS, Exchange, TooLarge, Truncated

REFUSED_TRIES = 2
"""A refusal (403) is asked about once more, after a back-off: some are passing. Never hammered."""

HINT_LATER = "Try again later; what was read before stays."
HINT_NETWORK = "Check the network connection; everything read before works without it."
HINT_REFUSED = (
    "The site refuses this connection; data-centre addresses and some networks are refused as a rule. "
    "Try again later or from another network."
)


class Fault(Exception):
    """One try that went wrong: the error it means, and what may be done about it."""

    def __init__(
        self, error: GovTradesError, *, tries: int | None = None, retry_after_s: float | None = None
    ) -> None:
        super().__init__(error.message)
        self.error = error
        self.tries = tries  # at most so many in all; None: as many as the client may
        self.retry_after_s = retry_after_s


def final_error(faults: list[Fault], url: str) -> GovTradesError:
    """Return the one error that all tries for one document come to; the last try gives the words.

    A page in the place of a document, every time, is a source that changed. The same among other faults is a
    site in trouble: it must be asked again soon, and the document not be taken for gone.
    """
    last = faults[-1]
    error = last.error
    is_passing = last.tries is None and type(error) is SourceChanged
    if is_passing and any(isinstance(fault.error, SourceUnavailable) for fault in faults):
        error = SourceUnavailable(error.message, hint=error.hint, **error.context)
    if len(faults) > 1:
        error.message = f"{error.message.removesuffix('.')} (tried {len(faults)} times)."
    error.context.setdefault("url", url)
    error.context["tries"] = len(faults)
    return error


def read_status(exchange: Exchange, place: str) -> Fault:
    """Return what a status other than 200 and 304 means."""
    status = exchange.status
    told = f"{status} {shown(exchange.reason)}".strip()
    found = sniff(exchange.body)
    if found.format == "xml_error":
        error, may_help = storage_error(found, place)
        error.context["status"] = status
        return Fault(error, tries=None if may_help else 1)
    if status in (404, 410):
        error = DocumentMissing(
            f"The source does not have {place} (answer {told}).",
            hint="It is listed, or expected, and is not there; try again in some days.",
            status=status,
        )
        return Fault(error, tries=1)
    if status == 403:
        page = f": {found.told}" if found.format == "html" else ""
        error = SourceUnavailable(
            f"{place} was refused (answer {told}){page}.", hint=HINT_REFUSED, status=status, refused=True
        )
        # Django's words for a form without a valid session: asking in the same way again cannot help.
        if b"CSRF" in exchange.body:
            error.context["is_session_lost"] = True
            return Fault(error, tries=1)
        return Fault(error, tries=REFUSED_TRIES)
    if status == 407:
        error = SourceUnavailable(
            f"The network's proxy wants a sign-in (answer {told}).",
            hint="Set the proxy with its name and password in the system's settings.",
            status=status,
        )
        return Fault(error, tries=1)
    if status in (408, 425, 429) or status >= 500:
        retry_after_s = parse_retry_after(exchange.headers.get("Retry-After", ""), dt.datetime.now(dt.UTC))
        context = {} if retry_after_s is None else {"retry_after_s": retry_after_s}
        rest = "" if retry_after_s is None else f" and asks to wait {retry_after_s:.0f} s"
        what = "too many requests" if status == 429 else "trouble of its own"
        error = SourceUnavailable(
            f"{place}: the site has {what} (answer {told}){rest}.",
            hint=HINT_LATER,
            status=status,
            **context,
        )
        return Fault(error, retry_after_s=retry_after_s)
    return Fault(
        SourceChanged(f"{place} gave an answer nobody expects: {told}, {found.told}.", status=status), tries=1
    )


def read_error(error: Exception, url: str, max_bytes: int) -> Fault:
    """Return what an exception of the network's libraries means. The unknown goes up as it is.

    Raises:
        Exception: `error` itself, where it is none of theirs: a fault of ours.
    """
    place, host = place_of(url), host_of(url)
    if isinstance(error, TooLarge):
        size = f"has {error.size / 1e6:,.0f} MB" if error.size else "does not end"
        sentence = f"{place} {size}; at most {max_bytes / 1e6:,.0f} MB are taken."
        hint = "Raise the setting max_document_mb if you trust it."
        return Fault(SourceChanged(sentence, hint=hint, is_too_large=True), tries=1)
    if isinstance(error, Truncated):
        return Fault(SourceUnavailable(f"{place} came cut short: {error}.", hint=HINT_LATER))
    if not isinstance(error, NETWORK_ERRORS):
        raise error
    if isinstance(error, requests.exceptions.ProxyError):
        sentence = f"The network's proxy gives no way to {host}."
        return Fault(SourceUnavailable(sentence, hint="Check the system's proxy settings."))
    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        if _is_certificate_error(error):
            sentence = f"The certificate of {host} cannot be trusted, so nothing was asked of it."
            hint = "Check this machine's clock, and whether the network puts its own certificate in between."
            return Fault(SourceUnavailable(sentence, hint=hint), tries=1)
        return Fault(SourceUnavailable(f"The secure connection to {host} broke.", hint=HINT_NETWORK))
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
        return Fault(SourceUnavailable(f"{url!r} is not an address that can be asked."), tries=1)
    what = _network_words(error, host)
    return Fault(SourceUnavailable(f"{place}: {what}.", hint=HINT_NETWORK))


def _network_words(error: Exception, host: str) -> str:
    causes = _causes(error)
    if any(isinstance(c, urllib3.exceptions.NameResolutionError) for c in causes):
        return f"the name {host} cannot be looked up; is the network there?"
    if any(isinstance(c, ConnectionRefusedError) for c in causes):
        return f"{host} accepts no connection"
    if any(isinstance(c, requests.ConnectTimeout | urllib3.exceptions.ConnectTimeoutError) for c in causes):
        return f"no connection to {host} in time"
    if any(isinstance(c, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError) for c in causes):
        return f"{host} fell silent"
    if any(
        isinstance(c, ConnectionResetError | BrokenPipeError | urllib3.exceptions.ProtocolError)
        for c in causes
    ):
        return f"{host} broke the connection off"
    return f"the connection to {host} failed ({type(causes[-1]).__name__})"


def _causes(error: BaseException) -> list[BaseException]:
    """Return `error` and what lies beneath it: the libraries wrap each other's in arguments and causes."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        at = waiting.pop()
        if isinstance(at, BaseException) and at not in found:
            found.append(at)
            waiting += [*at.args, getattr(at, "reason", None), at.__cause__, at.__context__]
    return found


def _is_certificate_error(error: Exception) -> bool:
    return any(
        "CERTIFICATE_VERIFY_FAILED" in str(c) or "certificate" in str(c).lower() for c in _causes(error)
    )


def parse_retry_after(value: str, now: dt.datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3), or None where it tells none.

    Args:
        value: seconds, or an HTTP date.
        now: aware.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=dt.UTC)
    return max(0.0, (when - now).total_seconds())


def redirected(url: str, location: str) -> str:
    """Return where a redirect leads, if that is the same site.

    Raises:
        Fault: it leads to another host, another port, from https to http, or nowhere.
    """
    to = urllib.parse.urljoin(url, location)
    old, new = urllib.parse.urlsplit(url), urllib.parse.urlsplit(to)
    try:
        is_same_site = new.hostname == old.hostname and (
            (new.scheme == old.scheme and new.port == old.port)
            or (old.scheme == "http" and new.scheme == "https" and not old.port and not new.port)
        )
    except ValueError:  # a port that is no number
        is_same_site = False
    if not location or not is_same_site:
        place = shown(f"{new.scheme}://{new.netloc}") if location else "nowhere"
        error = SourceChanged(
            f"{place_of(url)} redirects to {place}, which is not followed.",
            hint="The site may have moved; look for a newer version of this program.",
        )
        raise Fault(error, tries=1)
    return to


def host_of(url: str) -> str:
    """Return the host of an address; empty where it has none."""
    return urllib.parse.urlsplit(url).hostname or ""


def place_of(url: str) -> str:
    """Return an address for a sentence: host and path, without what could be private."""
    parts = urllib.parse.urlsplit(url)
    return shown(f"{parts.hostname or ''}{parts.path}", limit=200)
