"""AsOf Guard from Python: forecasters for `asof replay --exec`, and guarded columns for data frames.

One file, standard library only, Python 3.9 or newer: copy it beside your program.

A forecaster answers questions. It knows what it asks for, as of the question's cutoff, and no more:

    import asofguard

    for q in asofguard.questions():
        prices = q.known("market_mid")
        q.answer({entity: prices.get(entity, 0.5) for entity in q.entities})

Run it with: asof replay --exec 'python3 model.py' --event EVENT --every PT6H

A guarded column needs no forecaster:

    rows = asofguard.join([{"entity": "launch/yes", "field": "market_mid",
                            "cutoff": "2026-04-08T12:10:00Z"}], store="asof-store")

Times come as Instant, whole nanoseconds since 1970 UTC. Where a time is asked for, give an Instant or
another int of nanoseconds, a datetime with a zone, or ISO 8601 text with an offset; where a duration
is asked for, a timedelta, an int of nanoseconds, or ISO 8601 text such as "PT15M".
"""
import csv
import datetime
import hashlib
import io
import json
import os
import random
import re
import subprocess
import sys

PROTOCOL = 1
SECOND = 1_000_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_FRACTION = re.compile(r"\.(\d{1,9})(?=Z|[+-])")


class AsofError(Exception):
    """What went wrong, in one line. `code` is the exit code of the command asof, if it ran."""

    def __init__(self, message, code=None):
        super().__init__(message)
        self.code = code


class SealedError(AsofError):
    """The outcome's wall forbids the answer."""


class NoValueError(AsofError):
    """Nothing was known by the cutoff, or it was too old."""


class RequestError(AsofError):
    """The guard refuses a request: a cutoff after the question's, a time that can't be read."""


class Instant(int):
    """Nanoseconds since 1970-01-01T00:00:00Z, exact. str() is ISO 8601; `+` and `-` take
    nanoseconds or a timedelta; Instant - Instant is an int of nanoseconds."""

    @classmethod
    def of(cls, time):
        """From nanoseconds, a datetime with a zone, or ISO 8601 text with an offset."""
        if isinstance(time, int):
            return cls(time)
        nanos = 0
        if isinstance(time, str):
            fraction = _FRACTION.search(time)
            if fraction:
                nanos = int(fraction.group(1).ljust(9, "0"))
                time = time[: fraction.start()] + time[fraction.end() :]
            time = datetime.datetime.fromisoformat(time.replace("Z", "+00:00"))
        elif hasattr(time, "nanosecond"):  # a pandas Timestamp is finer than a datetime
            nanos = time.nanosecond
        if time.tzinfo is None:
            raise ValueError("time without offset: %s; give it a zone" % time)
        since = time - _EPOCH
        return cls((since.days * 86400 + since.seconds) * SECOND + since.microseconds * 1000 + nanos)

    def datetime(self):
        """As a datetime in UTC, which is cut to microseconds."""
        return _EPOCH + datetime.timedelta(microseconds=self // 1000)

    def __str__(self):
        seconds, nanos = divmod(int(self), SECOND)
        text = (_EPOCH + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S")
        return text + (".%09d" % nanos).rstrip("0").rstrip(".") + "Z"

    def __repr__(self):
        return "Instant('%s')" % self

    def __add__(self, more):
        return Instant(int(self) + _nanos(more))

    def __sub__(self, other):
        less = int(self) - _nanos(other)
        return less if isinstance(other, Instant) else Instant(less)


def _nanos(duration):
    if isinstance(duration, datetime.timedelta):
        return (duration.days * 86400 + duration.seconds) * SECOND + duration.microseconds * 1000
    return int(duration)


def _time_text(time):
    return None if time is None else str(Instant.of(time))


def _duration_text(duration):
    if duration is None or isinstance(duration, str):
        return duration
    seconds, nanos = divmod(_nanos(duration), SECOND)
    return "PT" + ("%d.%09d" % (seconds, nanos)).rstrip("0").rstrip(".") + "S"


class Reading:
    """The answer to a read: Known, Unknown, Sealed or Stale. `status` is its name in capitals."""

    status = ""
    is_known = False

    def __init__(self, answer, asked):
        self._answer = answer
        self._asked = asked

    @property
    def value(self):
        """The value in force; raises SealedError or NoValueError if there is none."""
        raise NoValueError("%s: no value of %s" % (self.status, self._asked))

    def value_or(self, other):
        """The value, or `other` where nothing fresh was known. Sealed is never replaced."""
        return other

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, self._asked)


class Known(Reading):
    """A value that a forecaster at the cutoff could have had."""

    status = "KNOWN"
    is_known = True

    @property
    def value(self):
        return self._answer["value"]

    def value_or(self, other):
        return self._answer["value"]

    @property
    def event_time(self):
        """The instant that the value speaks of."""
        return Instant.of(self._answer["event_time"])

    @property
    def knowledge_time(self):
        """The first instant at which it could be had."""
        return Instant.of(self._answer["knowledge_time"])

    def __repr__(self):
        return "Known(%r of %s)" % (self.value, self._asked)


class Unknown(Reading):
    """Nothing was known by the cutoff."""

    status = "UNKNOWN"


class Stale(Reading):
    """What was known is older than max_age."""

    status = "STALE"


class Sealed(Reading):
    """The cutoff lies at or after the outcome's wall."""

    status = "SEALED"

    @property
    def value(self):
        raise SealedError(self.reason)

    def value_or(self, other):
        raise SealedError(self.reason)

    @property
    def reason(self):
        return self._answer["reason"]

    @property
    def wall(self):
        """The wall, if it was known by the cutoff; else None."""
        return Instant.of(self._answer["wall"]) if "wall" in self._answer else None


_READINGS = {kind.status: kind for kind in (Known, Unknown, Stale, Sealed)}


class Outcome:
    """How an entity resolved, as known at the cutoff: `outcome`, `at`, `knowledge_time`, or None each."""

    def __init__(self, answer):
        self.is_known = answer["status"] == "KNOWN"
        self.outcome = answer.get("outcome")
        self.at = Instant.of(answer["at"]) if self.is_known else None
        self.knowledge_time = Instant.of(answer["knowledge_time"]) if self.is_known else None


class Question:
    """What is asked: `event`, `cutoff`, `entities`, `seed`; and the view that answers reads.

    Every read takes as_of, an earlier cutoff: a view can be narrowed, never widened.
    """

    def __init__(self, guard, asked):
        self._guard = guard
        self._id = asked["id"]
        self.event = asked["event"]
        self.cutoff = Instant.of(asked["cutoff"])
        self.entities = asked["entities"]
        self.seed = asked["seed"]
        self.random = random.Random(self.seed)
        self.is_answered = False

    def latest(self, entity, field, max_age=None, as_of=None):
        """The value in force at the cutoff."""
        return self._reading(type="latest", entity=entity, field=field,
                             max_age=_duration_text(max_age), as_of=_time_text(as_of))

    def latest_of(self, series, max_age=None, as_of=None):
        """The values in force of many (entity, field) at once, in one exchange; a list."""
        requests = [_request(type="latest", entity=entity, field=field,
                             max_age=_duration_text(max_age), as_of=_time_text(as_of))
                    for entity, field in series]
        return [_as_reading(answer, request) for answer, request in zip(self._ask(requests), requests)]

    def known(self, field, max_age=None, as_of=None):
        """The values in force of a field of the question's entities, by entity, of those that have one."""
        readings = self.latest_of([(entity, field) for entity in self.entities], max_age, as_of)
        return {entity: reading.value for entity, reading in zip(self.entities, readings)
                if not isinstance(reading, (Unknown, Stale))}

    def at(self, entity, field, event_time, max_age=None, as_of=None):
        """The value in force at an event time, as known at the cutoff."""
        return self._reading(type="at", entity=entity, field=field, event_time=_time_text(event_time),
                             max_age=_duration_text(max_age), as_of=_time_text(as_of))

    def before_wall(self, entity, field, lead, as_of=None):
        """The value in force `lead` before the wall of a finished event: for training."""
        return self._reading(type="before_wall", entity=entity, field=field,
                             lead=_duration_text(lead), as_of=_time_text(as_of))

    def window(self, entity, field, start, end, as_of=None):
        """Every value of the event times [start, end), as known at the cutoff: a list of Known,
        oldest first. Raises SealedError where the wall forbids it."""
        request = _request(type="window", entity=entity, field=field, to=_time_text(end),
                           as_of=_time_text(as_of), **{"from": _time_text(start)})
        answer = self._ask(request)
        if answer["status"] == "SEALED":
            raise SealedError(answer["reason"])
        return [Known(value, _name(request)) for value in answer["values"]]

    def outcome(self, entity, as_of=None):
        """How an entity resolved, as known at the cutoff."""
        return Outcome(self._ask(_request(type="outcome", entity=entity, as_of=_time_text(as_of))))

    def series(self, event=None, as_of=None):
        """The (entity, field) of an event that have a row known by the cutoff; this event's if none
        is named."""
        answer = self._ask(_request(type="series", event=event, as_of=_time_text(as_of)))
        return [(each["entity"], each["field"]) for each in answer["series"]]

    def answer(self, values):
        """Ends the question with a number for each of its entities."""
        self._must_be_open()
        self.is_answered = True
        values = {entity: float(value) for entity, value in values.items()}
        self._guard.send({"type": "forecast", "id": self._id, "values": values})

    def _reading(self, **request):
        request = _request(**request)
        return _as_reading(self._ask(request), request)

    def _ask(self, request):
        self._must_be_open()
        self._guard.send(request)
        answer = self._guard.receive()
        if answer is None:
            raise AsofError("the guard went away in the middle of a question")
        for each in answer if isinstance(answer, list) else [answer]:
            if each["type"] == "error":
                raise RequestError(each["error"])
        return answer

    def _must_be_open(self):
        if self.is_answered:
            raise AsofError("the question as of %s is answered: its view is closed" % self.cutoff)


def _request(**members):
    return {name: value for name, value in members.items() if value is not None}


def _name(request):
    return "%s %s" % (request["entity"], request["field"])


def _as_reading(answer, request):
    return _READINGS[answer["status"]](answer, _name(request))


class _Guard:
    """The two ends of the pipe to the guard."""

    def __init__(self, lines_in, lines_out):
        self._in = lines_in
        self._out = lines_out

    def send(self, message):
        self._out.write(json.dumps(message, separators=(",", ":")) + "\n")
        self._out.flush()

    def receive(self):
        line = self._in.readline()
        return json.loads(line) if line else None


def _own_the_pipe():
    """Keeps stdin and stdout for the protocol: from here on print() writes to stderr."""
    if sys.stdin.isatty():
        raise AsofError("this is a forecaster: run it with asof replay --exec 'python3 %s' --event EVENT"
                        " --every PT6H" % sys.argv[0])
    lines_in = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
    lines_out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    return lines_in, lines_out


def questions(reuse="any-order", version=None):
    """The questions of one run, one after the other; answer each before the next.

    reuse says what the program keeps from one question to the next: "any-order" nothing (then it may
    also be started several times), "in-order" something, so that cutoffs must only grow, and "never"
    that it takes one question. version stands in the run's records; by default it is the SHA-256 of
    the program's file.
    """
    guard = _Guard(*_own_the_pipe())
    hello = guard.receive()
    if hello is None or hello.get("type") != "hello":
        raise AsofError("no guard at the other end: it said %r" % (hello,))
    guard.send({"type": "ready", "protocol": PROTOCOL, "reuse": reuse,
                "version": _digest_of_program() if version is None else version})
    for asked in iter(guard.receive, None):
        question = Question(guard, asked)
        yield question
        if not question.is_answered:
            raise AsofError("the question as of %s was not answered" % question.cutoff)


def _digest_of_program():
    try:
        with open(sys.argv[0], "rb") as program:
            return "sha256:" + hashlib.sha256(program.read()).hexdigest()
    except OSError:
        return ""


_ADDED = 5  # the columns that asof join adds: status, value, its two times, basis


def join(probes, store=None, command="asof", **options):
    """What was known of each probe at its cutoff: the columns of `asof join` beside your own.

    probes is a list of dicts, a pandas DataFrame, or the path of a CSV or JSONL file; it needs entity,
    field and cutoff, and may have event_time. A list comes back as a list of new dicts, a DataFrame as a
    new DataFrame with the same index, a file as a list of dicts of text. Added are status (KNOWN,
    UNKNOWN, SEALED, STALE, FUTURE), value (a float, or None, which is NaN in a DataFrame), value_event_time,
    value_knowledge_time (text, exact to the nanosecond, or None) and basis.

    store is the store's folder (else ASOF_STORE, else ./asof-store), command the launcher, as a name or
    a list of words. Further options are those of the command: max_age="PT1H", as_was=True, snapshot=3,
    basis="RECORDED", source="polymarket", prefix="mid_". Raises AsofError with the command's own line.
    """
    if isinstance(probes, (str, os.PathLike)):
        columns, added = _run_join(os.fspath(probes), None, store, command, options)
        return [dict(zip(columns, row)) for row in added]
    if type(probes).__module__.partition(".")[0] == "pandas":
        names = [str(column) for column in probes.columns]
        rows = list(probes.itertuples(index=False, name=None))
    else:
        probes = list(probes)
        names = list(dict.fromkeys(name for row in probes for name in row))
        rows = [[row.get(name) for name in names] for row in probes]
    if not rows:
        return probes
    columns, joined = _run_join("-", _csv(names, rows), store, command, options)
    columns = columns[-_ADDED:]
    added = [row[-_ADDED:] for row in joined]
    if isinstance(probes, list):
        return [{**row, **dict(zip(columns, more))} for row, more in zip(probes, added)]
    added = [[status, float("nan") if value is None else value, *rest] for status, value, *rest in added]
    return probes.assign(**{name: [row[i] for row in added] for i, name in enumerate(columns)})


def _run_join(probes, stdin, store, command, options):
    words = [command] if isinstance(command, (str, os.PathLike)) else list(command)
    words += ["join", probes, "--format", "csv"] + (["--store", os.fspath(store)] if store else [])
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        words += [flag] if value is True else [] if value is None or value is False else [flag, str(value)]
    try:
        run = subprocess.run(words, input=stdin, stdin=None if stdin else subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as e:
        raise AsofError("cannot run %s: %s; give the launcher's path as command" % (words[0], e.strerror)) from e
    said = run.stderr.decode("utf-8", "replace")
    if run.returncode != 0:
        raise AsofError(said.strip() or "asof join ended with %d" % run.returncode, run.returncode)
    sys.stderr.write(said)
    table = csv.reader(io.StringIO(run.stdout.decode("utf-8"), newline=""))
    columns = next(table)
    return columns, [row[:-_ADDED] + _typed(row[-_ADDED:]) for row in table]


def _typed(added):
    status, value, *rest = added
    return [status, float(value) if value else None] + [cell or None for cell in rest]


def _csv(names, rows):
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(names)
    for row in rows:
        table.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8")


def _cell(value):
    if value is None or value != value:  # NaN and NaT are not equal to themselves
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
