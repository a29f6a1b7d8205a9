"""Each room builds its own part of the demonstration market, through the methods that people use."""
from . import goods, markets, people, sales

#: In the order in which a real market would come to life.
BUILDERS = (markets, people, goods, sales)
