"""Sources: files and folders → `Raw`, the bytes as received with what was given beside them.

`collect` is the way in. A new kind of file is one function in `formats.READERS` or, if it holds many articles and may
be larger than memory, in `containers.CONTAINERS`.
"""

from synopticon.sources.folder import Limits, NotFound, collect
from synopticon.sources.sidecar import SidecarError
from synopticon.sources.text import from_text

__all__ = ["Limits", "NotFound", "SidecarError", "collect", "from_text"]
