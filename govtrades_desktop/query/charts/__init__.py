"""The numbers behind the charts: frozen values from the columnar indexes; nothing is drawn here.

Every mark carries the search text that finds exactly its rows (`query`), and every volume is a low and a high
end. No SQL at run time (but an official's terms and seats, by id), no Qt, no sentences.
"""

from govtrades_desktop.query.charts.clusters import CLUSTER_DAYS, CLUSTER_OFFICIALS, Cluster
from govtrades_desktop.query.charts.comparison import (
    Compared,
    ComparedKind,
    Comparison,
    Shared,
    load_comparison,
)
from govtrades_desktop.query.charts.lags import LagComparison, LagCount, LagShare
from govtrades_desktop.query.charts.marks import Bar, Beside, Period, Volume
from govtrades_desktop.query.charts.official_charts import OfficialCharts, load_official_charts
from govtrades_desktop.query.charts.points import AMOUNT_LIMITS_USD, LAG_UNKNOWN, TradePoints
from govtrades_desktop.query.charts.security_charts import SecurityCharts, load_security_charts
from govtrades_desktop.query.charts.service import CareerStretch, CommitteeStretch
from govtrades_desktop.query.dashboard_filter import DashboardFilter

__all__ = [
    "AMOUNT_LIMITS_USD",
    "CLUSTER_DAYS",
    "CLUSTER_OFFICIALS",
    "LAG_UNKNOWN",
    "Bar",
    "Beside",
    "CareerStretch",
    "Cluster",
    "CommitteeStretch",
    "Compared",
    "ComparedKind",
    "Comparison",
    "DashboardFilter",
    "LagComparison",
    "LagCount",
    "LagShare",
    "OfficialCharts",
    "Period",
    "SecurityCharts",
    "Shared",
    "TradePoints",
    "Volume",
    "load_comparison",
    "load_official_charts",
    "load_security_charts",
]
