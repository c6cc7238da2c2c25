"""Charts: drawn from plain specs, on screen and in print by the same code; they know nothing of query/.

A page makes a `specs` value of its facts and shows it: `frame = ChartFrame(ColumnsSpec)`, then
`frame.show_loading()`, `frame.show_spec(spec)` or `frame.show_error(sentence)`; `frame.opened` brings the
target of a mark or a row, `frame.told` the facts under the hand, `frame.failed` what to say. Trades' charts
also have `frame.chart.select(ids)` and `frame.chart.selected`; any chart `set_view` and `view_changed`.

specs (what is fed) -> *_plot (laid out and drawn; plot, look, scales, trade_layer, price_line under them) ->
chart, kinds (the widgets) -> frame (words, menu) -> tables, data_table (the numbers), printing (PNG, SVG).
Imported only after the window's first paint.
"""
