"""Tests of asofguard.py that need no guard: python3 -m unittest discover -s src/python

The JUnit tests PythonClientTest and PythonJoinTest run it against the real guard.
"""
import datetime
import json
import math
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import textwrap
import unittest

import asofguard
from asofguard import HOUR, Instant

HERE = pathlib.Path(__file__).resolve().parent


class InstantTest(unittest.TestCase):
    def test_text_there_and_back_to_the_nanosecond(self):
        for text in (
            "1970-01-01T00:00:00Z",
            "2026-04-08T12:00:00.000000001Z",
            "2026-04-08T12:00:00.5Z",
            "1969-12-31T23:59:59.999999999Z",
            "1677-09-21T00:12:43.145224192Z",
            "2262-04-11T23:47:16.854775807Z",
        ):
            self.assertEqual(str(Instant.of(text)), text)
        self.assertEqual(Instant.of("2262-04-11T23:47:16.854775807Z"), 2**63 - 1)

    def test_offsets_datetimes_and_numbers(self):
        noon = Instant.of("2026-04-08T12:00:00Z")
        self.assertEqual(Instant.of("2026-04-08T14:00:00.000+02:00"), noon)
        zone = datetime.timezone(datetime.timedelta(hours=-4))
        self.assertEqual(Instant.of(datetime.datetime(2026, 4, 8, 8, tzinfo=zone)), noon)
        self.assertEqual(Instant.of(int(noon)), noon)
        self.assertEqual(Instant.of(noon.datetime()), noon)

    def test_a_time_without_offset_is_no_time(self):
        for naive in ("2026-04-08T12:00:00", datetime.datetime(2026, 4, 8)):
            with self.assertRaisesRegex(ValueError, "without offset"):
                Instant.of(naive)

    def test_sums_and_differences(self):
        noon = Instant.of("2026-04-08T12:00:00Z")
        self.assertEqual(str(noon + HOUR), "2026-04-08T13:00:00Z")
        self.assertEqual(str(noon - datetime.timedelta(minutes=1)), "2026-04-08T11:59:00Z")
        self.assertEqual((noon + HOUR) - noon, HOUR)
        self.assertNotIsInstance((noon + HOUR) - noon, Instant)

    def test_durations(self):
        written = asofguard._duration_text
        self.assertEqual(written(datetime.timedelta(hours=1, microseconds=5)), "PT3600.000005S")
        self.assertEqual(written(100 * asofguard.SECOND), "PT100S")
        self.assertEqual(written("PT15M"), "PT15M")
        self.assertIsNone(written(None))


class ReadingTest(unittest.TestCase):
    def reading(self, **answer):
        return asofguard._as_reading(answer, {"entity": "e", "field": "f"})

    def test_known(self):
        known = self.reading(status="KNOWN", value=0.4, event_time="2026-04-08T12:00:00Z",
                             knowledge_time="2026-04-08T12:00:01Z")
        self.assertIsInstance(known, asofguard.Known)
        self.assertEqual((known.value, known.value_or(1)), (0.4, 0.4))
        self.assertEqual(known.knowledge_time - known.event_time, asofguard.SECOND)

    def test_nothing_fresh_has_a_stand_in_and_sealed_has_none(self):
        for status in ("UNKNOWN", "STALE"):
            reading = self.reading(status=status)
            self.assertEqual((reading.status, reading.is_known, reading.value_or(0.5)), (status, False, 0.5))
            with self.assertRaisesRegex(asofguard.NoValueError, status + ": no value of e f"):
                reading.value
        sealed = self.reading(status="SEALED", reason="its wall", wall="2026-04-10T16:00:00Z")
        self.assertEqual(str(sealed.wall), "2026-04-10T16:00:00Z")
        for ask in (lambda: sealed.value, lambda: sealed.value_or(0.5)):
            with self.assertRaisesRegex(asofguard.SealedError, "its wall"):
                ask()
        self.assertIsNone(self.reading(status="SEALED", reason="").wall)


class QuestionsTest(unittest.TestCase):
    """Programs, and what the guard would hear from them."""

    HELLO = {"type": "hello", "protocol": 1}
    ASKED = {"type": "question", "id": 1, "event": "launch", "cutoff": "2026-04-08T12:10:00Z",
             "entities": ["launch/yes"], "seed": 42}

    def run_program(self, text, *guard_says):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, "model.py")
            program.write_text("import asofguard\n" + textwrap.dedent(text))
            said = subprocess.run(
                [sys.executable, str(program)], env={**os.environ, "PYTHONPATH": str(HERE)}, timeout=60,
                input="".join(json.dumps(line) + "\n" for line in guard_says), capture_output=True, text=True)
        return [json.loads(line) for line in said.stdout.splitlines()], said.stderr, said.returncode

    def test_answers_and_prints_elsewhere(self):
        said, stderr, code = self.run_program(
            """
            for q in asofguard.questions(reuse="never", version="1"):
                print("thinking of", q.event, q.cutoff, q.seed)
                q.answer({e: 1 for e in q.entities})
            """, self.HELLO, self.ASKED)
        self.assertEqual(said, [
            {"type": "ready", "protocol": 1, "reuse": "never", "version": "1"},
            {"type": "forecast", "id": 1, "values": {"launch/yes": 1.0}}])
        self.assertEqual((stderr, code), ("thinking of launch 2026-04-08T12:10:00Z 42\n", 0))

    def test_the_version_is_the_digest_of_the_program(self):
        def version(text):
            return self.run_program(text, self.HELLO)[0][0]["version"]

        program = "for q in asofguard.questions(): pass\n"
        self.assertRegex(version(program), "^sha256:[0-9a-f]{64}$")
        self.assertEqual(version(program), version(program))
        self.assertNotEqual(version(program), version(program + "# changed\n"))

    def test_a_question_without_an_answer_ends_the_program(self):
        said, stderr, code = self.run_program("for q in asofguard.questions(): pass", self.HELLO, self.ASKED)
        self.assertEqual((len(said), code), (1, 1))
        self.assertIn("the question as of 2026-04-08T12:10:00Z was not answered", stderr)

    def test_a_guard_that_refuses_a_request(self):
        said, stderr, code = self.run_program(
            """
            for q in asofguard.questions():
                try:
                    q.latest("e", "f", as_of=q.cutoff + 1)
                except asofguard.RequestError as e:
                    print("refused:", e)
                q.answer({})
                try:
                    q.latest("e", "f")
                except asofguard.AsofError as e:
                    print(e)
            """, self.HELLO, self.ASKED, {"type": "error", "error": "only narrowed"})
        self.assertEqual(said[1], {"type": "latest", "entity": "e", "field": "f",
                                   "as_of": "2026-04-08T12:10:00.000000001Z"})
        self.assertIn("refused: only narrowed", stderr)
        self.assertIn("is answered: its view is closed", stderr)
        self.assertEqual(code, 0)

    def test_a_guard_that_goes_away(self):
        _, stderr, code = self.run_program(
            "for q in asofguard.questions(): q.outcome('e')", self.HELLO, self.ASKED)
        self.assertIn("the guard went away in the middle of a question", stderr)
        self.assertEqual(code, 1)

    def test_no_guard_at_all(self):
        _, stderr, code = self.run_program("next(asofguard.questions())")
        self.assertIn("no guard at the other end", stderr)
        self.assertEqual(code, 1)


class JoinTest(unittest.TestCase):
    """What join makes of rows and answers; the command is one that writes down what it is given."""

    ROW = {"entity": "e", "field": "f", "cutoff": "2026-04-08T12:10:00Z"}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.asof = self.folder / "asof"

    def command(self, script):
        self.asof.write_text("#!/bin/sh\n" + script)
        self.asof.chmod(self.asof.stat().st_mode | stat.S_IXUSR)
        return self.asof

    def test_options_become_flags(self):
        command = self.command("echo \"$@\" > '%s/args'\nexit 2" % self.folder)
        with self.assertRaises(asofguard.AsofError):
            asofguard.join("p.csv", store=self.folder, command=command, as_was=True, snapshot=0,
                           max_age="PT1H", source=None, engine=False)
        self.assertEqual((self.folder / "args").read_text(),
                         "join p.csv --format csv --store %s --as-was --snapshot 0 --max-age PT1H\n" % self.folder)

    def test_cells_are_written_exactly(self):
        command = self.command("cat > '%s/probes'\nexit 2" % self.folder)
        rows = [{**self.ROW, "cutoff": Instant(1), "mine": 'a "b", c'},
                {**self.ROW, "cutoff": datetime.datetime(2026, 4, 8, tzinfo=datetime.timezone.utc)},
                {**self.ROW, "mine": float("nan")}]
        with self.assertRaises(asofguard.AsofError):
            asofguard.join(rows, command=command)
        self.assertEqual((self.folder / "probes").read_text().splitlines(), [
            "entity,field,cutoff,mine",
            'e,f,1970-01-01T00:00:00.000000001Z,"a ""b"", c"',
            "e,f,2026-04-08T00:00:00+00:00,",
            "e,f,2026-04-08T12:10:00Z,"])

    def test_the_command_says_why_it_failed(self):
        command = self.command("echo 'asof: no store in x' >&2; exit 3")
        with self.assertRaisesRegex(asofguard.AsofError, "^asof: no store in x$") as failure:
            asofguard.join([self.ROW], command=command)
        self.assertEqual(failure.exception.code, 3)
        with self.assertRaisesRegex(asofguard.AsofError, "cannot run /no/asof: .*give the launcher's path"):
            asofguard.join([self.ROW], command="/no/asof")

    def test_no_rows_ask_nothing(self):
        self.assertEqual(asofguard.join([], command="/no/asof"), [])

    def test_a_data_frame_gets_columns_and_keeps_its_own(self):
        answers = "entity,field,cutoff,status,value,value_event_time,value_knowledge_time,basis"
        command = self.command("cat >/dev/null; echo '%s'; echo ',,,KNOWN,0.5,a,b,CLAIMED'; echo ',,,UNKNOWN,,,,'" % answers)
        frame = Frame([self.ROW, {**self.ROW, "entity": "g"}])
        joined = asofguard.join(frame, command=command)
        self.assertIs(joined.made_from, frame)
        self.assertEqual(joined.added["status"], ["KNOWN", "UNKNOWN"])
        self.assertEqual(joined.added["value"][0], 0.5)
        self.assertTrue(math.isnan(joined.added["value"][1]))
        self.assertEqual(list(joined.added)[2:], ["value_event_time", "value_knowledge_time", "basis"])
        self.assertNotIn("pandas", sys.modules)


class Frame:
    """As much of a pandas DataFrame as join may use."""

    __module__ = "pandas.core.frame"

    def __init__(self, rows):
        self.columns = list(rows[0])
        self._rows = [tuple(row.values()) for row in rows]

    def itertuples(self, index, name):
        assert (index, name) == (False, None)
        return iter(self._rows)

    def assign(self, **added):
        other = Frame.__new__(Frame)
        other.made_from, other.added = self, added
        return other


if __name__ == "__main__":
    unittest.main()
