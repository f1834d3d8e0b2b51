"""Charts of figures, drawn at build time: numbers to places in a drawing, without a word of HTML."""

from dispute_briefings.views.chart.panel import Chart, Wording, chart_of
from dispute_briefings.views.chart.series import Amount, Series, days_of, missing, series_of
from dispute_briefings.views.chart.shapes import Panel

__all__ = ["Amount", "Chart", "Panel", "Series", "Wording", "chart_of", "days_of", "missing", "series_of"]
