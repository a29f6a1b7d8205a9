"""Vector drawings of Vietnamese produce that no emoji set has.

Each drawing is SVG on a square of 100 × 100, made of a few shapes with soft gradients so
that it sits well beside the emoji pictures.
"""

import drawings_crafts
import drawings_fruit_grain
import drawings_vegetables

DRAWINGS = {
    name: function
    for module in (drawings_vegetables, drawings_fruit_grain, drawings_crafts)
    for name, function in vars(module).items()
    if callable(function) and function.__module__ == module.__name__ and name != 'bottle'
}
