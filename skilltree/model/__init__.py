"""Ground floor: the words of the house as msgspec structs, the fold, the errors.

Nothing here does input or output; only the standard library and msgspec are imported.
Ids are opaque Relay global ids (`ids.py`) everywhere above the store.
"""
