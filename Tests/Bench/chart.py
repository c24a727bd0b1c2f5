"""The chart of a benchmark's results, as an SVG that reads by day and by night."""

from __future__ import annotations

from html import escape

WIDTH, LEFT, RIGHT, BAR, GAP = 720, 150, 90, 22, 34

STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1b2430; }
.note { font-size: 12px; fill: #5a6675; }
.sitegen { fill: #8c2f39; } .hugo { fill: #7d8a99; } .floor { fill: #c9d1da; }
@media (prefers-color-scheme: dark) {
  text { fill: #e8ecf1; } .note { fill: #9aa6b4; }
  .sitegen { fill: #e08a93; } .hugo { fill: #77869a; } .floor { fill: #3d4857; }
}
"""


def chart(results: dict) -> str:
    """One group of bars for each number of letters; the bars of a group share a scale of their own."""
    parts: list[str] = []
    y = 34
    for size in results["sizes"]:
        rows = [
            ("sitegen", size["medians"]["sitegen"]["wall"]),
            ("hugo", size["medians"]["hugo"]["wall"]),
            ("floor", size["floor"]),
        ]
        parts.append(f'<text x="0" y="{y + 4}" font-weight="600">{size["letters"]:,} letters</text>')
        y += 14
        longest = max(seconds for _, seconds in rows)
        for name, seconds in rows:
            length = max(2, (WIDTH - LEFT - RIGHT) * seconds / longest)
            label = {"sitegen": "sitegen", "hugo": "Hugo", "floor": "cmark + write"}[name]
            parts.append(
                f'<text class="note" x="{LEFT - 10}" y="{y + 16}" text-anchor="end">{label}</text>'
                f'<rect class="{name}" x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" rx="3"/>'
                f'<text x="{LEFT + length + 8:.1f}" y="{y + 16}">{seconds:.2f} s</text>'
            )
            y += BAR + 4
        y += GAP - 4
    note = f"Median of {results['runs']} runs. {results['machine']}. {results['date']}."
    height = y + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Time to build">'
        f"<style>{STYLE}</style>"
        f'<text x="0" y="14" class="note">Time to build, shorter is better</text>{"".join(parts)}'
        f'<text x="0" y="{height - 8}" class="note">{escape(note)}</text></svg>\n'
    )
