"""A moment of each part of `scripts/soak` that is quick, so that it is known to work when its hours are needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "Soak"))

from hostile_names import HostileNames
from kills import Kills

pytestmark = pytest.mark.extended


def test_a_killed_build_leaves_one_complete_site(sitegen: Path, tmp_path: Path):
    kills = Kills(sitegen, tmp_path)
    assert [fault for number in range(30) if (fault := kills.kill(1, number))] == []
    assert kills.tally["killed"] > 10


def test_a_hostile_name_is_refused_or_builds(sitegen: Path, tmp_path: Path):
    names = HostileNames(sitegen, tmp_path)
    assert [fault for number in range(30) if (fault := names.name(1, number))] == []
    assert names.tally["made"] and names.tally["refused"]
