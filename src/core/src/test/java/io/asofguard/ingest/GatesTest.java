package io.asofguard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.law.MilestoneKind;
import io.asofguard.store.FieldRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

  private static final String T = "2026-04-03T07:06:40Z";
  private static final long MINUTE = 60_000_000_000L;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "s,,f,,@,@,1,|entity is missing",
        "s,\" \",f,,@,@,1,|entity is blank: ' '",
        "s,\"a\tb\",f,,@,@,1,|entity has a control character: 'a\\u0009b'",
        "s,e,,,@,@,1,|field is missing",
        "s,e,\" \",,@,@,1,|field is blank: ' '",
        "\"  \",e,f,,@,@,1,|source is blank: '  '",
        "s,e,f,\" \",@,@,1,|event is blank: ' '",
        "s,e,f,,,@,1,|event_time is missing",
        "s,e,f,,soon,@,1,|event_time: not a time: 'soon'; write it as ISO-8601 (2026-04-03T07:06:40Z)",
        "s,e,f,,2026-04-03T07:06:40,@,1,|event_time: time without offset: '2026-04-03T07:06:40'; write an offset (…Z) or give --tz",
        "s,e,f,,@,2026-04-03,1,|knowledge_time: date without a zone: '2026-04-03'; write a time with an offset, or give --tz (a date means the end of that day there)",
        "s,e,f,,@,,1,|no knowledge time: when the value could be known is never guessed; give --fetched-at TS (you could know it once you had fetched it), --assume-lag D, or a knowledge_time column",
        "s,e,f,,@,2026-04-03T07:06:39.999999999Z,1,|knowledge before event time: '2026-04-03T07:06:39.999999999Z' is before '2026-04-03T07:06:40Z'; if the field speaks of later instants, declare it: asof field f --kind projection",
        "s,e,f,,@,2026-12-01T00:00:00.000000001Z,1,|knowledge after now: '2026-12-01T00:00:00.000000001Z' is still to come; check the clock and the offset",
        "s,e,f,,@,@,,|value is missing; a retraction says retracted=true",
        "s,e,f,,@,@,,false|value is missing; a retraction says retracted=true",
        "s,e,f,,@,@,1,true|a retraction has no value, this one has '1'; leave the value empty or retracted false",
        "s,e,f,,@,@,,yes|retracted is neither true nor false: 'yes'",
        "s,e,f,,@,@,NaN,|value is not a finite number: 'NaN'",
        "s,e,f,,@,@,1e999,|value is not a finite number: '1e999'",
        "s,e,f,,@,@,1d,|value is not a finite number: '1d'",
        "s,e,bid,,@,@,1.0000001,|value outside the field's range: '1.0000001' is above the max 1 of 'bid'",
        "s,e,market_mid,,@,@,-0.1,|value outside the field's range: '-0.1' is below the min 0 of 'market_mid'",
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void anObservationThatFailsAGate(String row, String reason) {
    String line = row.replace("@", T);
    Parsed parsed = Parsed.text(folder, "x.csv", Parsed.HEADER + line + "\n");
    assertThat(parsed.reasons()).containsExactly(reason);
    assertThat(parsed.quarantined.get(0).line()).isEqualTo(2);
    assertThat(parsed.rows).isEmpty();
    assertThat(parsed.names.seriesCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s,e,ask,,@,@,1,|s e ask @ @ 1.0 CLAIMED",
        "s,e,last_trade,,@,@,0,FALSE|s e last_trade @ @ 0.0 CLAIMED",
        ",e,f,,@,@,-5e3,false|default e f @ @ -5000.0 CLAIMED",
        "s,e,f,v,@,@,,TRUE|s e f @ @ NaN CLAIMED v",
        "s,e,f,,@,2026-12-01T00:00:00Z,2,|s e f @ 2026-12-01T00:00:00Z 2.0 CLAIMED",
        "s, e ,f,,@,@,1,|s  e  f @ @ 1.0 CLAIMED",
      })
  void anObservationThatPassesThemAll(String row, String read) {
    Parsed parsed = Parsed.text(folder, "x.csv", Parsed.HEADER + row.replace("@", T) + "\n");
    assertThat(parsed.reasons()).isEmpty();
    assertThat(parsed.rows).containsExactly("2 " + read.replace("@", T));
  }

  @Test
  void aLagIsAssumedOnlyWhereNoKnowledgeTimeIsClaimed() {
    String rows = "s,e,f,,@,,1,\ns,e,f,,@,@,1,\n".replace("@", T);
    Parsed parsed =
        Parsed.text(folder, "x.csv", Parsed.HEADER + rows, Parsed.context(null, 15 * MINUTE));
    assertThat(parsed.rows)
        .containsExactly(
            "2 s e f " + T + " 2026-04-03T07:21:40Z 1.0 ASSUMED",
            "3 s e f " + T + " " + T + " 1.0 CLAIMED");
  }

  @Test
  void aLagThatLeavesTheRangeOrPassesNowIsRefused() {
    String row = "s,e,f,," + T + ",,1,\n";
    assertThat(
            Parsed.text(folder, "x.csv", Parsed.HEADER + row, Parsed.context(null, Long.MAX_VALUE))
                .reasons())
        .containsExactly(
            "event_time plus the assumed lag is out of range; times go from"
                + " 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z");
    assertThat(
            Parsed.text(
                    folder, "x.csv", Parsed.HEADER + row, Parsed.context(null, 1_000_000 * MINUTE))
                .reasons())
        .containsExactly(
            "knowledge after now: event_time plus the assumed lag is still to come; check the clock"
                + " and the offset");
  }

  @Test
  void aZoneIsForTimesWithoutOffsetAndForDates() {
    Parsed parsed =
        Parsed.text(
            folder,
            "x.csv",
            Parsed.HEADER + "s,e,f,,2026-04-03,2026-04-04T08:00:00,1,\n",
            Parsed.context("America/New_York", null));
    assertThat(parsed.rows)
        .containsExactly("2 s e f 2026-04-04T04:00:00Z 2026-04-04T12:00:00Z 1.0 CLAIMED");
  }

  @Test
  void aProjectionMaySpeakOfLaterInstantsAndABoundIsAGate() {
    Function<String, FieldRule> rules =
        field ->
            field.equals("p")
                ? new FieldRule(field, true, -2.5, 100.0)
                : FieldRule.undeclared(field);
    String later = "2026-05-01T00:00:00Z";
    String rows =
        "s,e,p,,L,@,71,\ns,e,p,,L,@,-2.6,\ns,e,f,,L,@,71,\n".replace("@", T).replace("L", later);
    Parsed parsed =
        Parsed.text(
            folder, "x.csv", Parsed.HEADER + rows, Parsed.context(null, null, rules, Map.of()));
    assertThat(parsed.rows).containsExactly("2 s e p " + later + " " + T + " 71.0 CLAIMED");
    assertThat(parsed.reasons().get(0))
        .isEqualTo("value outside the field's range: '-2.6' is below the min -2.5 of 'p'");
    assertThat(parsed.reasons().get(1)).startsWith("knowledge before event time: ");
  }

  @Test
  void theFirstLineThatNamesAnEventTiesItsEntity() {
    String rows = "s,e,f,,@,@,1,\ns,e,f,v,@,@,1,\ns,e,g,w,@,@,1,\ns,e,g,v,@,@,1,\ns,d,f,w,@,@,1,\n";
    Parsed parsed = Parsed.text(folder, "x.csv", Parsed.HEADER + rows.replace("@", T));
    assertThat(parsed.reasons())
        .containsExactly(
            "entity tied to two events: 'e' belongs to 'v' (named in line 3), this line says 'w'");
    assertThat(parsed.rows).hasSize(4);
    assertThat(parsed.names.tie(0)).isEqualTo(new Tie("v", 3));
  }

  @Test
  void severalFilesOfOneChangeShareTheirNames() {
    byte[] first = (Parsed.HEADER + "s,e,f,v,@,@,1,\n".replace("@", T)).getBytes(UTF_8);
    byte[] second =
        (Parsed.HEADER + "s,e,f,v,@,@,2,\ns,e,bid,,@,@,2,\n".replace("@", T)).getBytes(UTF_8);
    try (InputFile one = Parsed.file(folder, "1.csv", first);
        InputFile two = Parsed.file(folder, "2.csv", second)) {
      Parsed parsed = Parsed.file(one, Parsed.context()).andFile(two, Parsed.context());
      assertThat(parsed.rows).hasSize(2);
      assertThat(parsed.names.seriesCount()).isEqualTo(1);
      assertThat(parsed.reasons())
          .containsExactly("value outside the field's range: '2' is above the max 1 of 'bid'");
    }
  }

  @Test
  void aQuarantinedLineTiesNothing() {
    String rows = "s,e,f,v,@,@,NaN,\ns,e,f,w,@,@,1,\n";
    Parsed parsed = Parsed.text(folder, "x.csv", Parsed.HEADER + rows.replace("@", T));
    assertThat(parsed.rows).hasSize(1).first().asString().endsWith(" w");
  }

  @Test
  void anEntityStaysWithTheEventThatTheStoreKnows() {
    Parsed parsed =
        Parsed.text(
            folder,
            "x.csv",
            Parsed.HEADER + "s,e,f,w,@,@,1,\ns,e,f,v,@,@,1,\n".replace("@", T),
            Parsed.context(null, null, FieldRule::undeclared, Map.of("e", "v")));
    assertThat(parsed.reasons())
        .containsExactly(
            "entity tied to two events: 'e' belongs to 'v' (named in the store), this line says"
                + " 'w'");
    assertThat(parsed.names.tie(0)).isEqualTo(new Tie("v", Tie.STORED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",e,closed,@,@,|event is missing",
        "v,e,Closed,@,@,|unknown milestone 'Closed'; it is one of scheduled_close, event_end, outcome_known, closed, proposed, resolved",
        "v,e,closed,@,,|knowledge_time is missing; a milestone says when it was known, and a lag is assumed for values only; give --fetched-at TS",
        "v,e,closed,@,then,|knowledge_time: not a time: 'then'; write it as ISO-8601 (2026-04-03T07:06:40Z)",
        "v,e,closed,2026-04-03T07:06:40,@,|at: time without offset: '2026-04-03T07:06:40'; write an offset (…Z) or give --tz",
        "v,e,event_end,@,2026-12-02T00:00:00Z,|knowledge after now: '2026-12-02T00:00:00Z' is still to come; check the clock and the offset",
        "v,e,closed,2026-04-03T07:06:40.000000001Z,@,|evidence known before it happened: closed at '2026-04-03T07:06:40.000000001Z' can't be known at '2026-04-03T07:06:40Z'",
        "v,x,closed,@,@,|entity tied to two events: 'x' belongs to 'w' (named in the store), this line says 'v'",
        "v,\" \",closed,@,@,|entity is blank: ' '",
      })
  void aMilestoneThatFailsAGate(String row, String reason) {
    Parsed parsed = milestones(row);
    assertThat(parsed.reasons()).containsExactly(reason);
    assertThat(parsed.milestones).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"closed", "proposed", "resolved", "outcome_known"})
  void evidenceCannotBeKnownBeforeItHappened(String kind) {
    String row = "v,e," + kind + ",2026-04-03T07:06:41Z,@,";
    assertThat(milestones(row).reasons().get(0))
        .startsWith("evidence known before it happened: " + kind);
    assertThat(milestones(row.replace("2026-04-03T07:06:41Z", "@")).reasons()).isEmpty();
  }

  @Test
  void milestonesThatPass() {
    long t = InstantParser.parse(T, null);
    Parsed parsed =
        milestones(
            "v,,event_end,2026-05-01T00:00:00Z,@,\nv,e,resolved,@,@,yes\nv,e,scheduled_close,,@,");
    assertThat(parsed.reasons()).isEmpty();
    assertThat(parsed.milestones)
        .containsExactly(
            new MilestoneLine(
                "v",
                null,
                MilestoneKind.EVENT_END,
                InstantParser.parse("2026-05-01T00:00:00Z", null),
                t,
                null,
                2),
            new MilestoneLine("v", "e", MilestoneKind.RESOLVED, t, t, "yes", 3),
            new MilestoneLine("v", "e", MilestoneKind.SCHEDULED_CLOSE, null, t, null, 4));
  }

  private Parsed milestones(String rows) {
    return Parsed.text(
        folder,
        "m.csv",
        Parsed.MILESTONES + rows.replace("@", T) + "\n",
        Parsed.context(null, null, FieldRule::undeclared, Map.of("x", "w")));
  }
}
