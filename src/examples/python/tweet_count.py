"""TweetCountForecaster in Python, over --exec: chances of brackets of a week's posts."""
import re
from datetime import datetime, timedelta
from itertools import accumulate
from math import exp, log
from zoneinfo import ZoneInfo
import asofguard

WEEK, RATE, PRIOR, BURST, MARKET, LEAST, HOUR = 168, 1.4, 48, 3, 0.7, 0.0005, asofguard.HOUR

def hourly_posts(q, person, noon):  # posts in each whole hour of the week, the newest count, and the hours until then
    start, name = asofguard.Instant.of(noon), f"{person}/{noon:%B-%-d}-{noon + timedelta(7):%B-%-d}".lower()
    counts = q.window(name, "tweet_count", start, start + (WEEK * HOUR + 1))
    hours = [(c.event_time - start) / HOUR for c in counts] or [0.0]
    least = [*accumulate([c.value for c in reversed(counts)] or [0], min)][::-1]  # a count that was undercut was too high
    posts = [0.0] * (int(hours[-1]) + 1)
    for hour, a, b in zip(hours, least, least[1:]):
        posts[int(hour)] += b - a
    return posts[:-1], int(least[-1]), hours[-1]

def rates(weeks, expected):  # of each hour of a cycle: what was seen, and six hours of what is expected
    seen = [[n for week in weeks for n in week[hour :: len(expected)]] for hour in range(len(expected))]
    return [(sum(posts) + 6 * rate) / (len(posts) + 6) for posts, rate in zip(seen, expected)]

def at_most(most, shape, mean):  # the negative binomial's chance of at most so many
    steps = (log((shape + k) / (k + 1) * mean / (shape + mean)) for k in range(most))
    return min(1.0, sum(map(exp, accumulate(steps, initial=shape * log(shape / (shape + mean)))))) if most >= 0 else 0.0

for q in asofguard.questions():
    person, day = re.fullmatch(r"(.+)-of-tweets-([a-z]+-\d+)-.+", q.event).groups()
    noon = datetime.strptime(f"{q.cutoff.datetime().year}-{day}-12", "%Y-%B-%d-%H").replace(tzinfo=ZoneInfo("America/New_York"))
    (now, count, elapsed), (before, _, _) = (hourly_posts(q, person, noon - timedelta(days)) for days in (0, 7))
    rate = (sum(before) + RATE * PRIOR) / (len(before) + PRIOR)
    profile = rates([before, now], rates([before, now], [rate] * 24) * 7)
    gone = sum(w * max(0, min(1, elapsed - hour)) for hour, w in enumerate(profile)) * WEEK / sum(profile)
    shape = (count + rate * PRIOR) / BURST
    model, chance = (shape, shape * BURST / (gone + PRIOR) * (WEEK - gone)), {}
    for entity in q.entities:
        low, high = re.search(r"/<?(\d+)-?(\d*)", entity).groups()
        low, high = (0, int(low) - 1) if "<" in entity else (int(low), int(high or 3000))
        chance[entity] = LEAST + at_most(high - count, *model) - at_most(low - 1 - count, *model)
    own = {entity: p / sum(chance.values()) for entity, p in chance.items()}
    mids = zip(own, q.latest_of([(entity, "market_mid") for entity in own], max_age=HOUR))
    price = {entity: mid.value for entity, mid in mids if mid.is_known}
    share = sum(own[entity] for entity in price) / (sum(price.values()) or 1)
    q.answer({e: (1 - MARKET) * p + MARKET * price[e] * share if e in price else p for e, p in own.items()})
