"""The Senate's terms of use: its own words, the law's limits, what this program will do, and a free choice.

Nothing is accepted by default, by Enter or by closing: only by ticking the box and pressing Accept. It writes
nothing; the decision comes out as a signal.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.settings import senate_terms as terms


class SenateTermsDialog(QDialog):
    """The terms; the window behind goes on working.

    Signals:
        terms_accepted(): the user ticked the box and pressed Accept.
        terms_withdrawn(): the user takes an acceptance back.
    """

    terms_accepted = Signal()
    terms_withdrawn = Signal()

    def __init__(self, parent: QWidget, *, accepted_on: str, requests_per_second: float) -> None:
        """Build.

        Args:
            parent: the window.
            accepted_on: the ISO date of an acceptance, or an empty text.
            requests_per_second: how fast one host is asked at the most.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Senate reports"))
        self.setWindowIcon(resources.app_icon())
        heading = PlainLabel(self.tr("Senate reports: the terms of their use"), self)
        heading.setFont(theme.font("title"))
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._on_link)
        self.text.document().setDocumentMargin(12)
        self.text.setAccessibleName(self.tr("Terms of use"))
        self.text.setHtml(self._html(requests_per_second))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        self.box = QCheckBox(self.tr("I have &read this and accept"), self)
        self.accept_button = QPushButton(self.tr("&Accept"), self)
        self.withdraw_button = QPushButton(self.tr("&Withdraw"), self)
        self.close_button = QPushButton(self)
        # Enter presses the default button of a dialog: it must be the one that changes nothing.
        for button in (self.accept_button, self.withdraw_button):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)
        is_accepted = bool(accepted_on)
        if is_accepted:
            told = PlainLabel(self.tr("You accepted these terms on {day}.").format(day=accepted_on), self)
            buttons.addWidget(told, 1)
            buttons.addWidget(self.withdraw_button)
            self.close_button.setText(self.tr("&Close"))
        else:
            buttons.addWidget(self.box, 1)
            buttons.addWidget(self.accept_button)
            self.close_button.setText(self.tr("&Not now"))
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
        self.box.setVisible(not is_accepted)
        self.accept_button.setVisible(not is_accepted)
        self.withdraw_button.setVisible(is_accepted)
        self.accept_button.setEnabled(False)
        self.box.toggled.connect(self.accept_button.setEnabled)
        self.accept_button.clicked.connect(self._on_accept)
        self.withdraw_button.clicked.connect(self._on_withdraw)
        self.close_button.clicked.connect(self.reject)
        self.setStyleSheet(theme.chrome_sheet())
        self.resize(620, 530)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _html(self, requests_per_second: float) -> str:
        rate = show.locale().toString(requests_per_second, "f", 1).removesuffix(".0")
        pace = self.tr(
            "It asks for one page at a time, at most {n} a second, and gives its own name. Where the site "
            "refuses this network, the program says so and stops asking. It sends nothing about you. "
            "Data, Senate reports, Withdraw takes your acceptance back, too."
        ).format(n=rate)
        limits = "".join(f"<p style='margin:3px 0 3px 18px'>{escape(line)}</p>" for line in terms.LAW_LIMITS)
        colour = theme.colours().accent
        return (
            f"<p>{escape(self.tr('The site of the Senate asks every visitor to agree to this:'))}</p>"
            f"<p style='margin-left:18px'><b>{escape(terms.TITLE)}</b><br>{escape(terms.AGREEMENT)}</p>"
            f"<p>{escape(self.tr('The law'))}, {escape(terms.LAW)}:</p>{limits}<p>{escape(terms.PENALTY)}</p>"
            f"<p>{escape(terms.WHAT_HAPPENS)} {escape(pace)}</p>"
            f"<p>{escape(self.tr('In the own words of the site:'))} "
            f"<a style='color:{colour}' href='{escape(terms.LINK)}'>{escape(terms.LINK)}</a></p>"
        )

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.toString() == terms.LINK:
            QDesktopServices.openUrl(url)

    @Slot()
    def _on_accept(self) -> None:
        if self.box.isChecked():
            self.terms_accepted.emit()
            self.accept()

    @Slot()
    def _on_withdraw(self) -> None:
        self.terms_withdrawn.emit()
        self.accept()
