"""The launcher behind ``./market``: the standard library only, one small module per matter."""
