"""TweetCountForecaster in Python, over --exec: chances of brackets of a week's posts."""
import re
from datetime import datetime, timedelta
from itertools import accumulate
from math import exp, log
from zoneinfo import ZoneInfo

import asofguard
from asofguard import HOUR, Instant

WEEK, RATE, PRIOR, BURST, MARKET, LEAST = 168, 1.4, 48, 3, 0.7, 0.0005


def hourly_posts(q, person, noon):
    """Posts in each whole hour since the week began, the newest count, and the hours until then."""
    days = ["%s-%d" % (day.strftime("%B").lower(), day.day) for day in (noon, noon + timedelta(7))]
    start = Instant.of(noon)
    counts = q.window("%s/%s-%s" % (person, *days), "tweet_count", start, start + (WEEK * HOUR + 1))
    least = list(accumulate([c.value for c in reversed(counts)], min))[::-1]  # undercut: was too high
    hours = [(c.event_time - start) / HOUR for c in counts]
    posts = [0.0] * int(hours[-1] if counts else 0)
    for hour, a, b in zip(hours, least, least[1:]):
        if hour < len(posts):
            posts[int(hour)] += b - a
    return (posts, int(least[-1]), hours[-1]) if counts else (posts, 0, 0.0)


def rates(weeks, expected):
    """Of each hour of a cycle: what was seen, and six hours of what is expected."""
    seen = [[n for week in weeks for n in week[hour :: len(expected)]] for hour in range(len(expected))]
    return [(sum(posts) + 6 * rate) / (len(posts) + 6) for posts, rate in zip(seen, expected)]


def at_most(most, shape, mean):
    """The negative binomial's chance of at most so many."""
    steps = (log((shape + k) / (k + 1) * mean / (shape + mean)) for k in range(most))
    return min(1.0, sum(map(exp, accumulate(steps, initial=shape * log(shape / (shape + mean)))))) if most >= 0 else 0.0


def forecast(q):
    person, day = re.fullmatch(r"(.+)-of-tweets-([a-z]+-\d+)-.+", q.event).groups()
    noon = datetime.strptime("%d-%s-12" % (q.cutoff.datetime().year, day), "%Y-%B-%d-%H").replace(tzinfo=ZoneInfo("America/New_York"))
    now, count, elapsed = hourly_posts(q, person, noon)
    before, _, _ = hourly_posts(q, person, noon - timedelta(7))
    rate = (sum(before) + RATE * PRIOR) / (len(before) + PRIOR)
    profile = rates([before, now], rates([before, now], [rate] * 24) * 7)
    gone = sum(w * max(0, min(1, elapsed - hour)) for hour, w in enumerate(profile)) * WEEK / sum(profile)
    shape = (count + rate * PRIOR) / BURST
    mean = shape * BURST / (gone + PRIOR) * (WEEK - gone)
    chance = {}
    for entity in q.entities:
        low, high = re.search(r"/<?(\d+)-?(\d*)", entity).groups()
        low, high = (0, int(low) - 1) if "<" in entity else (int(low), int(high or 3000))
        chance[entity] = LEAST + at_most(high - count, shape, mean) - at_most(low - 1 - count, shape, mean)
    own = {entity: p / sum(chance.values()) for entity, p in chance.items()}
    mids = q.latest_of([(entity, "market_mid") for entity in own], max_age=HOUR)
    price = {entity: mid.value for entity, mid in zip(own, mids) if mid.is_known}
    share = sum(own[entity] for entity in price) / (sum(price.values()) or 1)
    return {e: (1 - MARKET) * p + MARKET * price[e] * share if e in price else p for e, p in own.items()}


for question in asofguard.questions():
    question.answer(forecast(question))
