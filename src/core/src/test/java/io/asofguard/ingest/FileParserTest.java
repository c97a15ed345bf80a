package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileParserTest {

  private static final String T = "2026-04-03T07:06:40Z";
  private static final String ROW = "s,e,f,," + T + "," + T + ",1.5,false\n";
  private static final String READ = " s e f " + T + " " + T + " 1.5 CLAIMED";

  @TempDir Path folder;

  @Test
  void columnsMayComeInAnyOrderAndUnknownOnesAreNoted() {
    Parsed parsed =
        Parsed.text(
            folder,
            "x.csv",
            "value,note,field,entity,,knowledge_time,event_time,milestone,\n0.5,hi,f,e,,"
                + T
                + ","
                + T
                + ",x,\n");
    assertThat(parsed.rows).containsExactly("2 default e f " + T + " " + T + " 0.5 CLAIMED");
    assertThat(parsed.result.notes())
        .containsExactly("ignored the unknown columns 'note', '', 'milestone'");
  }

  @Test
  void headerOnlyIsFine() {
    Parsed parsed = Parsed.text(folder, "x.csv", Parsed.HEADER);
    assertThat(parsed.result.kind()).isEqualTo(FileKind.OBSERVATIONS);
    assertThat(parsed.result.rows()).isZero();
    assertThat(parsed.result.notes()).containsExactly("a header and no rows");
    assertThat(Parsed.text(folder, "y.csv", Parsed.MILESTONES.strip()).result.kind())
        .isEqualTo(FileKind.MILESTONES);
  }

  @Test
  void everyWayToEndALine() {
    for (String newline : new String[] {"\n", "\r\n", "\r"}) {
      String text = ("\uFEFF" + Parsed.HEADER + ROW + "\n" + ROW).replace("\n", newline);
      assertThat(Parsed.text(folder, "x.csv", text).rows).containsExactly("2" + READ, "4" + READ);
      String noLast = text.substring(0, text.length() - newline.length());
      assertThat(Parsed.text(folder, "x.csv", noLast).rows).containsExactly("2" + READ, "4" + READ);
    }
  }

  @Test
  void quotedFieldsKeepCommasQuotesAndCountNewlines() {
    String noted = Parsed.HEADER.replace("\n", ",note\n");
    String row = ROW.replace("\n", ",\"a \"\"b\"\",\nc\"\n");
    Parsed parsed =
        Parsed.text(folder, "x.csv", noted + row + row.replace("s,e,", "\"s\",\"e, \"\"x\"\"\","));
    assertThat(parsed.rows).containsExactly("2" + READ, "4" + READ.replace(" e ", " e, \"x\" "));
  }

  @Test
  void aRecordOfAnotherLengthIsQuarantinedWithItsText() {
    Parsed parsed =
        Parsed.text(
            folder,
            "x.csv",
            Parsed.HEADER + "a,\"b,\"\"c\",d\n" + ROW + ROW.replace("false", "false,"));
    assertThat(parsed.quarantined)
        .containsExactly(
            new QuarantinedLine(
                2, "unparsable: 3 fields where the header has 8", "a,\"b,\"\"c\",d"),
            new QuarantinedLine(
                4, "unparsable: 9 fields where the header has 8", ROW.strip() + ","));
    assertThat(parsed.rows).containsExactly("3" + READ);
    assertThat(parsed.result.rows()).isEqualTo(3);
  }

  @Test
  void jsonLinesSayTheSameAsCsv() {
    String json =
        """
        {"source":"s","entity":"e","field":"f","event_time":"T","knowledge_time":"T","value":1.5}

        {"value":"1.5","retracted":false,"note":{"a":[1]},"knowledge_time":"T","event_time":"T","field":"f","entity":"e","source":"s","event":null}
        {"source":"s","entity":"\\u0065","field":"f","event":"v","event_time":"T","knowledge_time":"T","retracted":true,"value":null}
        """
            .replace("\"T\"", "\"" + T + "\"");
    for (String text : new String[] {json, json.replace("\n", "\r\n"), json.strip()}) {
      Parsed parsed = Parsed.text(folder, "x.jsonl", text);
      assertThat(parsed.quarantined).isEmpty();
      assertThat(parsed.rows)
          .containsExactly("1" + READ, "3" + READ, "4" + READ.replace("1.5", "NaN") + " v");
      assertThat(parsed.result.notes()).containsExactly("ignored the unknown column 'note'");
    }
  }

  @Test
  void jsonLinesThatCannotBeTakenApartAreQuarantinedWithTheirText() {
    String good =
        "{\"entity\":\"e\",\"field\":\"f\",\"event_time\":\""
            + T
            + "\",\"knowledge_time\":\""
            + T
            + "\",\"value\":1}";
    List<String> bad =
        List.of(
            "hello",
            "[1]",
            good + " {}",
            good.replace("}", ""),
            good.replace("1}", "NaN}"),
            good.replace("1}", "1,\"more\":" + "[".repeat(600) + "]".repeat(600) + "}"),
            good.replace("\"e\"", "7"),
            good.replace("\"e\"", "[\"e\"]"),
            good.replace("\"e\"", "{\"a\":1}"),
            good.replace("\"e\"", "true"),
            good.replace("\"value\"", "\"entity\""),
            good.replace("\"" + T + "\"", "1775200000"));
    Parsed parsed =
        Parsed.text(folder, "x.jsonl", good + "\n" + String.join("\n", bad) + "\n" + good);
    assertThat(parsed.reasons())
        .containsExactly(
            "unparsable: not a JSON object (Unrecognized token 'hello': was expecting (JSON String,"
                + " Number, Array, Object or token 'null', 'true' or 'false'))",
            "unparsable: not a JSON object",
            "unparsable: more than one JSON value on the line",
            "unparsable: not a JSON object (it ends in the middle of a value)",
            "unparsable: not a JSON object (NaN is no number in JSON; null is what stands for"
                + " none)",
            "unparsable: not a JSON object (it is nested more than 500 deep)",
            "unparsable: entity is a number, not text",
            "unparsable: entity is a list, not text",
            "unparsable: entity is an object, not text",
            "unparsable: entity is true or false, not text",
            "unparsable: entity is given twice",
            "event_time: a bare number, not a time: '1775200000'; it looks like epoch seconds:"
                + " write it as ISO-8601, 2026-04-03T07:06:40Z");
    assertThat(parsed.quarantined).extracting(QuarantinedLine::text).containsExactlyElementsOf(bad);
    assertThat(parsed.rows).hasSize(2).last().asString().startsWith("14 ");
  }

  @Test
  void theFirstObjectTellsTheKind() {
    Parsed parsed =
        Parsed.text(
            folder,
            "x.jsonl",
            "oops\n{\"event\":\"v\",\"milestone\":\"closed\",\"at\":\"" + T + "\"}\n");
    assertThat(parsed.result.kind()).isEqualTo(FileKind.MILESTONES);
    assertThat(parsed.reasons())
        .containsExactly(
            "unparsable: not a JSON object (Unrecognized token 'oops': was expecting (JSON String,"
                + " Number, Array, Object or token 'null', 'true' or 'false'))",
            "knowledge_time is missing; a milestone says when it was known, and a lag is assumed"
                + " for values only; give --fetched-at TS");
    assertThat(
            Parsed.text(folder, "y", "{\"entity\":\"v\",\"event_time\":\"" + T + "\"}\n")
                .result
                .kind())
        .isEqualTo(FileKind.OBSERVATIONS);
  }

  @Test
  void digestAndSizeAreThoseOfTheStoredBytes() throws Exception {
    String text = Parsed.HEADER + ROW.repeat(9000);
    for (String name : new String[] {"x.csv", "x.csv.gz"}) {
      byte[] bytes =
          name.endsWith("gz") ? Parsed.gzip(text) : text.getBytes(StandardCharsets.UTF_8);
      Parsed parsed = Parsed.bytes(folder, name, bytes, Parsed.context());
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(parsed.result.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
      assertThat(parsed.result.size()).isEqualTo(bytes.length);
      assertThat(parsed.rows).hasSize(9000);
      assertThat(parsed.progress).isSorted().last().isEqualTo((long) bytes.length);
    }
  }

  @Test
  void gzipOfSeveralMembersIsReadWhole() throws IOException {
    byte[] first = Parsed.gzip(Parsed.HEADER + ROW);
    byte[] second = Parsed.gzip(ROW);
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    assertThat(Parsed.bytes(folder, "x.CSV.GZ", both, Parsed.context()).rows).hasSize(2);
  }

  @Test
  void rowsComeInFullChunksThatTheSinkMayKeep() {
    int count = 2 * ObservationRows.CAPACITY + 5;
    Parsed parsed = Parsed.text(folder, "x.csv", Parsed.HEADER + ROW.repeat(count));
    assertThat(parsed.chunks)
        .containsExactly(ObservationRows.CAPACITY, ObservationRows.CAPACITY, 5);
    assertThat(parsed.rows).first().isEqualTo("2" + READ);
    assertThat(parsed.rows).last().isEqualTo((count + 1) + READ);
    assertThat(
            Parsed.text(folder, "y.csv", Parsed.HEADER + ROW.repeat(ObservationRows.CAPACITY))
                .chunks)
        .containsExactly(ObservationRows.CAPACITY);
  }

  @Test
  void textThatFallsAcrossBlocksIsKept() {
    StringBuilder text = new StringBuilder(Parsed.HEADER);
    List<String> entities = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      entities.add("é€😀" + "x".repeat(i % 7) + i);
      text.append(ROW.replace("s,e,", "s," + entities.get(i) + ","));
    }
    Parsed parsed = Parsed.text(folder, "x.csv", text.toString());
    assertThat(parsed.rows).hasSize(20_000);
    for (int i = 0; i < 20_000; i++) {
      assertThat(parsed.names.entity(i)).isEqualTo(entities.get(i));
    }
  }

  @Test
  void stdinIsSpooledReadTwiceAndRemoved() throws IOException {
    Path spool = Files.createDirectory(folder.resolve("spool"));
    byte[] bytes = (Parsed.HEADER + ROW + "bad\n").getBytes(StandardCharsets.UTF_8);
    try (InputFile file = InputFile.open("-", new ByteArrayInputStream(bytes), spool)) {
      assertThat(file.name()).isEqualTo("stdin");
      assertThat(file.size()).isEqualTo(bytes.length);
      assertThat(Parsed.file(file, Parsed.context()).rows).containsExactly("2" + READ);
      assertThat(texts(file, 2, 3)).containsExactly("2 " + ROW.strip(), "3 bad");
    }
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void recordTextsAreThoseThatTheFirstPassGave() {
    String csv = Parsed.HEADER + ROW + ROW.replace("e,", "\"e\n,\",") + "\n" + ROW + ROW;
    try (InputFile file = Parsed.file(folder, "x.csv", csv.getBytes(StandardCharsets.UTF_8))) {
      assertThat(texts(file, 3, 6))
          .containsExactly("3 " + ROW.replace("e,", "\"e\n,\",").strip(), "6 " + ROW.strip());
      assertThat(texts(file)).isEmpty();
    }
    String json = "{\"field\":1}\n\n{\"field\": 2 }\r\nx\n";
    try (InputFile file = Parsed.file(folder, "x.jsonl", json.getBytes(StandardCharsets.UTF_8))) {
      assertThat(texts(file, 3, 4)).containsExactly("3 {\"field\": 2 }", "4 x");
    }
  }

  private static List<String> texts(InputFile file, long... lines) {
    List<String> texts = new ArrayList<>();
    RecordTexts.read(
        file, LongStream.of(lines).iterator(), (line, text) -> texts.add(line + " " + text));
    return texts;
  }

  /** A file without a last line break is a sound one, or one that was cut off inside a number. */
  @Test
  void aLastFieldThatMayLackItsEndIsSpokenOf() {
    String rows = "entity,field,event_time,knowledge_time,value\ne,f," + T + "," + T + ",0.125\n";
    String note =
        "the last line, 3, has no line break after it: if the file was cut off there, '0.1' may"
            + " lack its end";
    String last = "e,f," + T + "," + T + ",0.1";
    assertThat(Parsed.text(folder, "x.csv", rows + last).result.notes()).containsExactly(note);
    for (String whole : List.of("", last + "\n", last + "\r\n", last.replace("0.1", "\"0.1\""))) {
      assertThat(Parsed.text(folder, "x.csv", rows + whole).result.notes()).isEmpty();
    }
    String times = "entity,field,value,knowledge_time,event_time\ne,f,1," + T + "," + T;
    assertThat(Parsed.text(folder, "x.csv", times).result.notes()).isEmpty();
    assertThat(Parsed.text(folder, "x.csv", rows + "e,f").result.notes()).isEmpty();
    assertThat(
            Parsed.text(folder, "x.csv", "entity,field,event_time,knowledge_time,value")
                .result
                .notes())
        .containsExactly("a header and no rows");
  }

  @Test
  void thatFieldIsQuotedWholeWhereverTheFileIsReadInTwo() {
    String header = "entity,field,event_time,knowledge_time,note,value\n";
    String row = "e,f," + T + "," + T + ",%s,0.123456789";
    for (int over : new int[] {1, 3, 10}) {
      int room = (1 << 16) + over - header.length() - row.length() + 2;
      String text = header + row.formatted("n".repeat(room));
      assertThat(text).hasSize((1 << 16) + over);
      assertThat(Parsed.text(folder, "x.csv", text).result.notes())
          .filteredOn(note -> note.startsWith("the last line, 2, "))
          .singleElement()
          .asString()
          .contains("there, '0.123456789' may");
    }
  }
}
