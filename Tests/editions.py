"""The real content in one language, for tests that need it as it is and none of the others."""

from __future__ import annotations

import re
import shutil
from pathlib import Path


def copy_first_edition(root: Path, folder: Path) -> Path:
    """Copies the content in the site's first language, the themes and the pictures into `folder`: a site of its own,
    which builds in a third of the time."""
    settings = (root / "content/site.yaml").read_text(encoding="utf-8")
    languages = re.search(r"(?m)^languages:\n  - tag: (\S+)\n(?:    .*\n)*((?:  .*\n)*)", settings)
    assert languages, "site.yaml lists its languages in another way"
    first, others = languages[1], languages[2]
    for name in ("themes", "pictures"):
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
    shutil.copytree(root / "content" / first, folder / "content" / first)
    (folder / "content/site.yaml").write_text(settings.replace(others, "", 1), encoding="utf-8")
    return folder
