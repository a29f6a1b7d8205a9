"""Each room builds its own part of the demonstration market, through the methods that people use."""

from . import (
    community,
    finance,
    goods,
    insight,
    logistics,
    markets,
    outdoor,
    people,
    quality,
    sales,
    shop,
    trace,
    training,
    trust,
)

#: In the order in which a real market would come to life; with the seconds that each takes about.
BUILDERS = {
    markets: 7,
    people: 8,
    goods: 10,
    quality: 5,
    sales: 84,
    shop: 2,
    logistics: 5,
    trace: 1,
    finance: 27,
    training: 3,
    trust: 8,
    insight: 2,
    outdoor: 11,
    community: 3,
}
