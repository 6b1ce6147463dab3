"""xAPI 1.0.3 and 2.0 statements: read, checked and shown as those standards say. Pure: no store, no network.

Sources: the xAPI specification 1.0.3, parts two (data) and three (communication), and IEEE 9274.1.1-2023 (2.0).
"""

from skilltree.interop.xapi.bodies import read_body
from skilltree.interop.xapi.showing import shown
from skilltree.interop.xapi.statements import read_statements

__all__ = ["read_body", "read_statements", "shown"]
