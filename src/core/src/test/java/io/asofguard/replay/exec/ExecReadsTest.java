package io.asofguard.replay.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every read that a program can ask for, and the answers, to the letter. */
class ExecReadsTest {
  private static final String MID = "\"entity\":\"launch/yes\",\"field\":\"market_mid\"";

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String answerTo(String request) {
    return answerTo(request, World.CUTOFF);
  }

  private String answerTo(String request, Instant cutoff) {
    world.notes().clear();
    try (ExecForecaster program = world.program(Sh.saying(request))) {
      world.ask(program, cutoff);
    }
    Awaitility.await().until(() -> !world.notes().isEmpty());
    return world.notes().get(0);
  }

  private static String known(double value, String eventTime, String knowledgeTime) {
    return "\"value\":%s,\"event_time\":\"%s\",\"knowledge_time\":\"%s\"}"
        .formatted(value, eventTime, knowledgeTime);
  }

  private static String answer(String rest) {
    return "{\"type\":\"answer\",\"status\":" + rest;
  }

  private static String error(String text) {
    return "{\"type\":\"error\",\"error\":\"" + text + "\"}";
  }

  @Test
  void latest() {
    String revised =
        answer("\"KNOWN\"," + known(0.41, "2026-04-08T12:00:00Z", "2026-04-08T12:10:00Z"));
    assertThat(answerTo("{\"type\":\"latest\"," + MID + "}")).isEqualTo(revised);
    assertThat(answerTo("{\"type\":\"latest\"," + MID + ",\"max_age\":\"PT10M\"}"))
        .isEqualTo(revised);
    assertThat(answerTo("{\"type\":\"latest\"," + MID + ",\"max_age\":\"PT9M59S\"}"))
        .isEqualTo(answer("\"STALE\"}"));
    assertThat(answerTo("{\"type\":\"latest\",\"entity\":\"launch/yes\",\"field\":\"bid\"}"))
        .isEqualTo(answer("\"UNKNOWN\"}"));
  }

  @Test
  void at() {
    assertThat(
            answerTo(
                "{\"type\":\"at\","
                    + MID
                    + ",\"event_time\":\"2026-04-08T13:59:59.999999999+02:00\"}"))
        .isEqualTo(
            answer(
                "\"KNOWN\","
                    + known(0.4, "2026-04-08T11:55:00Z", "2026-04-08T11:55:01.000000007Z")));
    assertThat(
            answerTo(
                "{\"type\":\"at\","
                    + MID
                    + ",\"event_time\":\"2026-04-08T11:59:00Z\",\"max_age\":\"PT1M\"}"))
        .isEqualTo(answer("\"STALE\"}"));
  }

  @Test
  void narrowed() {
    assertThat(
            answerTo(
                "{\"type\":\"latest\"," + MID + ",\"as_of\":\"2026-04-08T12:09:59.999999999Z\"}"))
        .isEqualTo(
            answer("\"KNOWN\"," + known(0.44, "2026-04-08T12:00:00Z", "2026-04-08T12:00:01Z")));
    assertThat(
            answerTo(
                "{\"type\":\"latest\"," + MID + ",\"as_of\":\"2026-04-08T12:10:00.000000001Z\"}"))
        .isEqualTo(
            error(
                "a view can only be narrowed: its cutoff is 2026-04-08T12:10:00Z, asked was 2026-04-08T12:10:00.000000001Z"));
  }

  @Test
  void window() {
    String window =
        "{\"type\":\"window\","
            + MID
            + ",\"from\":\"2026-04-08T11:00:00Z\",\"to\":\"2026-04-08T%s:00Z\"}";
    assertThat(answerTo(window.formatted("12:01")))
        .isEqualTo(
            answer(
                "\"KNOWN\",\"values\":[{"
                    + known(0.4, "2026-04-08T11:55:00Z", "2026-04-08T11:55:01.000000007Z")
                    + ",{"
                    + known(0.41, "2026-04-08T12:00:00Z", "2026-04-08T12:10:00Z")
                    + "]}"));
    assertThat(answerTo(window.formatted("11:30"))).isEqualTo(answer("\"KNOWN\",\"values\":[]}"));
    assertThat(answerTo(window.formatted("10:00")))
        .startsWith("{\"type\":\"error\",\"error\":\"a window runs from");
    assertThat(answerTo(window.formatted("12:01"), World.LATER)).startsWith(answer("\"SEALED\","));
  }

  @Test
  void sealed() {
    assertThat(answerTo("{\"type\":\"latest\"," + MID + "}", World.LATER))
        .isEqualTo(
            answer(
                "\"SEALED\",\"wall\":\"2026-04-08T13:00:00Z\",\"milestone\":\"event_end\",\"reason\":\"launch/yes"
                    + " market_mid is sealed at 2026-04-08T13:00:00Z: its wall is 2026-04-08T13:00:00Z"
                    + " (event_end); read at a cutoff before the wall, or use beforeWall(series, lead) for a"
                    + " finished event\"}"));
  }

  @Test
  void beforeTheWall() {
    String before = "{\"type\":\"before_wall\"," + MID + ",\"lead\":\"PT40M\"}";
    assertThat(answerTo(before, World.LATER))
        .isEqualTo(
            answer("\"KNOWN\"," + known(0.41, "2026-04-08T12:00:00Z", "2026-04-08T12:10:00Z")));
    assertThat(answerTo(before)).startsWith(answer("\"SEALED\","));
    assertThat(answerTo("{\"type\":\"before_wall\"," + MID + "}"))
        .isEqualTo(error("'lead' is missing"));
  }

  @Test
  void outcomes() {
    assertThat(answerTo("{\"type\":\"outcome\",\"entity\":\"landing/yes\"}"))
        .isEqualTo(
            answer(
                "\"KNOWN\",\"outcome\":\"1\",\"at\":\"2026-04-01T02:00:00Z\",\"knowledge_time\":\"2026-04-01T02:00:02Z\"}"));
    assertThat(answerTo("{\"type\":\"outcome\",\"entity\":\"launch/yes\"}"))
        .isEqualTo(answer("\"UNKNOWN\"}"));
  }

  @Test
  void theSeriesOfAnEvent() {
    assertThat(answerTo("{\"type\":\"series\"}"))
        .isEqualTo(answer("\"KNOWN\",\"series\":[{" + MID + "}]}"));
    assertThat(answerTo("{\"type\":\"series\",\"event\":\"landing\"}"))
        .isEqualTo(answer("\"KNOWN\",\"series\":[]}"));
  }

  @Test
  void manyAtOnce() {
    assertThat(
            answerTo(
                "[{\"type\":\"latest\","
                    + MID
                    + "},{\"type\":\"outcome\",\"entity\":\"launch/yes\"},7]"))
        .isEqualTo(
            "["
                + answer("\"KNOWN\"," + known(0.41, "2026-04-08T12:00:00Z", "2026-04-08T12:10:00Z"))
                + ","
                + answer("\"UNKNOWN\"}")
                + ","
                + error("a request is a JSON object")
                + "]");
    assertThat(answerTo("[]")).isEqualTo("[]");
  }

  @Test
  void badRequestsAreAnsweredAndTheProgramGoesOn() {
    assertThat(answerTo("{\"type\":\"buy\"}"))
        .contains("no such type: 'buy'; there are latest, at,");
    assertThat(answerTo("{}")).isEqualTo(error("'type' is missing"));
    assertThat(answerTo("{\"type\":\"latest\",\"entity\":7,\"field\":\"x\"}"))
        .isEqualTo(error("'entity' must be a string"));
    assertThat(answerTo("{\"type\":\"at\"," + MID + ",\"event_time\":\"2026-04-08T12:00:00\"}"))
        .contains("'event_time' is no time: '2026-04-08T12:00:00'; write an instant");
    assertThat(answerTo("{\"type\":\"latest\"," + MID + ",\"max_age\":\"1h\"}"))
        .contains("write a duration such as PT15M");
    assertThat(answerTo("{\"type\":\"latest\"," + MID + ",\"max_age\":\"-PT1H\"}"))
        .contains("cannot be negative");
    assertThat(answerTo("{\"type\":\"at\"," + MID + ",\"event_time\":\"3000-01-01T00:00:00Z\"}"))
        .contains("must lie between");
  }
}
