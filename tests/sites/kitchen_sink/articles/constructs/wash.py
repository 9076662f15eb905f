def wash(plates: int) -> int:
    """Wash them."""
    return plates
