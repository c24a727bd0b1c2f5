"""What the tests of the theme's modules share."""

from __future__ import annotations

import pytest
from theme_modules import Script, script_in


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> Script:
    return script_in(tmp_path_factory.mktemp("modules"))
