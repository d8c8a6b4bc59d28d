# region focal
def focal_length(index, first, second):
    """Of a thin lens with these radii of curvature, all in one unit."""
    return 1 / ((index - 1) * (1 / first - 1 / second))


# endregion focal
print(round(focal_length(1.5, 10, -10), 3))
