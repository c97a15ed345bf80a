"""TweetCountForecaster in Python, over --exec: chances of brackets of a week's posts."""
from datetime import datetime, timedelta
from math import exp, lgamma, log
from zoneinfo import ZoneInfo
from asofguard import HOUR, Instant, questions

WEEK, RATE, PRIOR, BURST, MARKET, LEAST, NEW_YORK = 168, 1.4, 48, 3, 0.7, 0.0005, ZoneInfo("America/New_York")

def hourly_posts(q, person, noon):  # posts in each whole hour of the week, the hours until the newest count, that count
    start, name = Instant.of(noon), f"{person}/{noon:%B-%-d}-{noon + timedelta(7):%B-%-d}".lower()
    known = q.window(name, "tweet_count", start, start + (WEEK * HOUR + 1))
    counts = [((each.event_time - start) / HOUR, int(each.value)) for each in known] or [(0, 0)]
    marks = [min(n for at, n in counts if at >= hour) for hour in range(int(counts[-1][0]) + 1)]  # an undercut one was wrong
    return [b - a for a, b in zip(marks, marks[1:])], *counts[-1]

def lean(seen, expected, hours=6):  # the rate of what was seen, and of some hours of what is expected
    return (sum(seen) + hours * expected) / (len(seen) + hours)

def chance(bracket, count, shape, p):  # that the count ends in the bracket, if the posts to come are negative binomial
    low, high = bracket.replace("<", "0-").replace("+", "-3000").split("-")
    more = range(max(0, int(low) - count), int(high) + ("<" not in bracket) - count)
    return sum(exp(lgamma(shape + n) - lgamma(shape) - lgamma(n + 1) + shape * log(p) + n * log(1 - p)) for n in more)

for q in questions():
    *person, _, _, month, day, _, _ = q.event.split("-")
    noon = datetime.strptime(f"{q.cutoff.datetime().year}-{month}-{day}-12", "%Y-%B-%d-%H").replace(tzinfo=NEW_YORK)
    (now, elapsed, count), (before, _, _) = (hourly_posts(q, "-".join(person), noon - timedelta(days)) for days in (0, 7))
    rate = lean(before, RATE, PRIOR)
    busy = [lean(before[h : h + 1] + now[h : h + 1], lean(before[h % 24 :: 24] + now[h % 24 :: 24], rate)) for h in range(WEEK)]
    gone = sum(n * max(0, min(1, elapsed - hour)) for hour, n in enumerate(busy)) * WEEK / sum(busy)
    shape, p = (count + rate * PRIOR) / BURST, (gone + PRIOR) / (gone + PRIOR + BURST * (WEEK - gone))
    own = {e: LEAST + chance(e.rpartition("/")[2], count, shape, p) for e in q.entities}
    price = q.known("market_mid", max_age=HOUR)
    share = sum(own[e] for e in price) / (sum(price.values()) or 1)
    q.answer({e: (m + MARKET * (price[e] * share - m) if e in price else m) / sum(own.values()) for e, m in own.items()})
