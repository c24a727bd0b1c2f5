"""What the gallery promises as a whole: a letter for each likely situation, and several ways to send the commonest."""

from __future__ import annotations

import re

import pytest
from built_site import Content

LIKELY = {
    "outreach": """not-looking accepted-another-job career-change fit overqualified pay relocation remote-mismatch
        hours-or-travel contract-type values conflict-of-interest information-withheld no-reason""",
    "applied": "accepted-another-job applied-by-mistake no-reason",
    "invited": """accepted-another-job staying-put career-change study not-looking fit overqualified underqualified pay
        commute relocation remote-mismatch hours-or-travel contract-type caring health values conflict-of-interest
        current-job-at-risk after-research slow-process information-withheld applied-by-mistake no-reason""",
    "scheduled": """accepted-another-job staying-put fit underqualified pay commute remote-mismatch hours-or-travel caring
        health conflict-of-interest current-job-at-risk after-research poor-experience no-reason""",
    "same-day": "accepted-another-job caring health no-reason",
    "missed": "accepted-another-job caring health no-reason",
    "assessment": "accepted-another-job fit slow-process take-home-task one-way-video no-reason",
    "after-first": """accepted-another-job staying-put career-change fit overqualified underqualified pay commute relocation
        remote-mismatch hours-or-travel contract-type caring health values poor-experience slow-process no-reason""",
    "after-final": """accepted-another-job staying-put fit pay relocation caring health values poor-experience slow-process
        no-reason""",
    "offer": """accepted-another-job staying-put study fit overqualified pay commute relocation remote-mismatch
        hours-or-travel contract-type caring health after-research slow-process no-reason""",
    "accepted-offer": "accepted-another-job staying-put relocation contract-type caring health no-reason",
}
"""The reasons for which a candidate is likely to decline at each stage."""

COMMONEST = [
    ("invited", "accepted-another-job"),
    ("invited", "no-reason"),
    ("invited", "pay"),
    ("invited", "fit"),
    ("scheduled", "no-reason"),
    ("after-first", "fit"),
    ("outreach", "not-looking"),
    ("offer", "fit"),
]


@pytest.mark.parametrize("stage", LIKELY)
def test_each_reason_has_a_letter_at_the_stage_where_it_arises(content: Content, stage: str):
    """Whoever says where they stand and why, on /write/ or in the table, finds a letter for just that."""
    reasons = {letter["reason"] for letter in content.letters.values() if letter["stage"] == stage}
    assert sorted(set(LIKELY[stage].split()) - reasons) == []


@pytest.mark.parametrize(("stage", "reason"), COMMONEST)
def test_the_commonest_cases_can_be_sent_in_four_ways(content: Content, stage: str, reason: str):
    """Ways differ in channel or tone, so that changing from one to the other changes something."""
    case = [letter for letter in content.letters.values() if (letter["stage"], letter["reason"]) == (stage, reason)]
    assert len({(letter["channel"], letter["tone"]) for letter in case}) >= 4


def test_a_letter_still_says_no_without_what_may_be_left_out(content: Content):
    """Left out are sentences marked `?`; a refusal is never one of them."""
    refusal = re.compile(r"^\[[a-z+-]*\bclear\b[a-z+-]*\]", re.MULTILINE)
    declining = [slug for slug, letter in content.letters.items() if letter.get("aim", "decline") == "decline"]
    bodies = {slug: (content.folder / f"letters/{slug}.md").read_text(encoding="utf-8") for slug in declining}
    assert declining
    assert [slug for slug, body in bodies.items() if not refusal.search(body)] == []
