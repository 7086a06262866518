"""fieldref: a field reference and Emergency Protective Order (EPO-001) assistant."""

__version__ = "0.1.0"
