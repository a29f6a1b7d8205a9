"""Each room builds its own part of the demonstration market, through the methods that people use."""

from . import finance, goods, logistics, markets, people, quality, sales, trace, training

#: In the order in which a real market would come to life.
BUILDERS = (markets, people, goods, quality, sales, logistics, trace, finance, training)
