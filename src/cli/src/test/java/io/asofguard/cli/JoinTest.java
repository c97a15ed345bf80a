package io.asofguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.probe.ProbeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinTest {
  private static final String PROBES =
      """
      id,entity,field,cutoff,event_time,note
      7,elon/200-219,market_mid,2026-04-08T12:00:00Z,,"a ""quoted"", note"
      3,elon/200-219,market_mid,2026-04-10T16:00:00Z,,
      5,nobody,market_mid,2026-04-08T12:00:00Z,,
      1,elon/200-219,market_mid,2199-01-01T00:00:00Z,,
      1,elon/200-219,market_mid,2026-04-08T12:00:00Z,2026-04-08T10:30:00Z, spaced\s
      """;
  private static final String ANSWERED =
      """
      id,entity,field,cutoff,event_time,note,status,value,value_event_time,value_knowledge_time,basis
      7,elon/200-219,market_mid,2026-04-08T12:00:00Z,,"a ""quoted"", note",KNOWN,0.62,2026-04-08T11:00:00Z,2026-04-08T11:00:00.25Z,CLAIMED
      3,elon/200-219,market_mid,2026-04-10T16:00:00Z,,,SEALED,,,,
      5,nobody,market_mid,2026-04-08T12:00:00Z,,,UNKNOWN,,,,
      1,elon/200-219,market_mid,2199-01-01T00:00:00Z,,,FUTURE,,,,
      1,elon/200-219,market_mid,2026-04-08T12:00:00Z,2026-04-08T10:30:00Z, spaced ,KNOWN,0.5,2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,CLAIMED
      """;

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  @Test
  void everyRowComesOutAgainInOrderWithItsAnswer() {
    Run join = story.asof("join", story.file("probes.csv", PROBES)).codeIs(0);
    assertThat(join.out()).isEqualTo(ANSWERED);
    assertThat(join.err()).isEmpty();
  }

  @Test
  void stdinPlainAndZipped() throws IOException {
    assertThat(story.shell().stdin("\uFEFF" + PROBES).asof("join", "-").out()).isEqualTo(ANSWERED);
    assertThat(story.shell().stdin(zipped(PROBES)).asof("join", "-").out()).isEqualTo(ANSWERED);
  }

  @Test
  void jsonLinesKeepTheirTypes() {
    String probes =
        """
        {"entity":"elon/200-219","field":"market_mid","cutoff":"2026-04-08T12:00:00Z","k":1.50,"t":true}

        {"field":"market_mid","entity":"nobody","cutoff":"2026-04-08T12:00:00Z"}
        """;
    Run join = story.shell().stdin(probes).asof("join", "-", "--format", "jsonl").codeIs(0);
    assertThat(join.lines())
        .containsExactly(
            "{\"entity\":\"elon/200-219\",\"field\":\"market_mid\",\"cutoff\":\"2026-04-08T12:00:00Z\","
                + "\"k\":1.50,\"t\":true,\"status\":\"KNOWN\",\"value\":0.62,"
                + "\"value_event_time\":\"2026-04-08T11:00:00Z\","
                + "\"value_knowledge_time\":\"2026-04-08T11:00:00.25Z\",\"basis\":\"CLAIMED\"}",
            "{\"entity\":\"nobody\",\"field\":\"market_mid\",\"cutoff\":\"2026-04-08T12:00:00Z\","
                + "\"k\":null,\"t\":null,\"status\":\"UNKNOWN\",\"value\":null,"
                + "\"value_event_time\":null,\"value_knowledge_time\":null,\"basis\":null}");
  }

  @Test
  void aJsonLineMayNameWhatTheFirstOneDoesNot() throws IOException {
    String probes =
        """
        {"entity":"elon/200-219","field":"market_mid","cutoff":"2026-04-08T12:00:00Z"}
        {"entity":"elon/200-219","field":"market_mid","cutoff":"2026-04-08T12:00:00Z","event_time":"2026-04-08T10:30:00Z","q":2}
        """;
    List<String> expected =
        List.of(
            "entity,field,cutoff,event_time,q,status,value,value_event_time,value_knowledge_time,basis",
            "elon/200-219,market_mid,2026-04-08T12:00:00Z,,,KNOWN,0.62,2026-04-08T11:00:00Z,2026-04-08T11:00:00.25Z,CLAIMED",
            "elon/200-219,market_mid,2026-04-08T12:00:00Z,2026-04-08T10:30:00Z,2,KNOWN,0.5,2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,CLAIMED");
    assertThat(story.asof("join", story.file("probes.jsonl", probes)).codeIs(0).lines())
        .isEqualTo(expected);
    assertThat(story.shell().stdin(probes).asof("join", "-").codeIs(0).lines()).isEqualTo(expected);
    assertThat(story.shell().stdin(zipped(probes)).asof("join", "-").lines()).isEqualTo(expected);
  }

  @Test
  void aJsonArrayIsReadAsLinesAre() throws IOException {
    String lines =
        """
        {"entity":"elon/200-219","field":"market_mid","cutoff":"2026-04-08T12:00:00Z","k":1.50}
        {"entity":"nobody","field":"market_mid","cutoff":"2026-04-08T12:00:00Z","q":null}
        """;
    String array =
        "[\n" + lines.strip().replace("\n", ",\n").replace(",\"k\"", ",\n\"k\"") + "\n]\n";
    String[] join = {"join", "-", "--format", "jsonl"};
    String expected = story.shell().stdin(lines).asof(join).codeIs(0).out();
    assertThat(expected).contains("\"k\":1.50,\"q\":null,\"status\":\"KNOWN\"");
    for (String text : List.of(array.strip(), "\uFEFF" + array.strip(), array)) {
      assertThat(story.shell().stdin(text).asof(join).codeIs(0).out()).isEqualTo(expected);
      assertThat(story.shell().stdin(zipped(text)).asof(join).codeIs(0).out()).isEqualTo(expected);
      join[1] = story.file("probes.json", text);
      assertThat(story.asof(join).codeIs(0).out()).isEqualTo(expected);
      join[1] = "-";
    }
  }

  @Test
  void aNamedPipeIsReadAndNoSpoolIsLeft() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread feed = new Thread(() -> story.file("pipe", PROBES));
    feed.start();
    assertThat(story.asof("join", pipe.toString()).codeIs(0).out()).isEqualTo(ANSWERED);
    feed.join();
    List<String> before = spools();
    story.shell().stdin("{\"entity\":\"e\"}\n{\"bad\n").asof("join", "-").codeIs(3);
    assertThat(spools()).isEqualTo(before);
  }

  @Test
  void aSpoolHasNoNameThatAProcessCouldLeave() throws IOException {
    List<String> before = spools();
    byte[] lines = "{\"bad\":1}\n{\"bad\":2}\n".getBytes(UTF_8);
    try (ProbeFile open = new ProbeFile("-", new ByteArrayInputStream(lines))) {
      assertThat(spools()).isEqualTo(before);
      assertThat(open.columns()).containsExactly("bad");
    }
  }

  private static String contentOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "gone";
    }
  }

  private static List<String> spools() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("asof-probes-"))
          .filter(file -> contentOf(file).contains("{\"bad"))
          .map(Path::toString)
          .toList();
    }
  }

  @Test
  void staleCountsFromTheAskedEventTime() {
    Run join = story.shell().stdin(PROBES).asof("join", "-", "--max-age", "PT30M").codeIs(0);
    assertThat(join.lines().get(1)).endsWith(",STALE,,,,");
    assertThat(join.lines().get(5)).contains(",KNOWN,0.5,");
  }

  @Test
  void aClashOfColumnsNeedsAPrefix() {
    String clash = PROBES.replaceFirst("note", "value");
    Run refused = story.shell().stdin(clash).asof("join", "-").codeIs(2);
    assertThat(refused.err()).contains("'value'", "--prefix").satisfies(Run::isOneLine);
    assertThat(refused.out()).isEmpty();
    Run fine = story.shell().stdin(clash).asof("join", "-", "--prefix", "mid_").codeIs(0);
    assertThat(fine.header())
        .endsWith(
            "value,mid_status,mid_value,mid_value_event_time,mid_value_knowledge_time,mid_basis");
    story
        .shell()
        .stdin(clash.replaceFirst("id,", "mid_basis,"))
        .asof("join", "-", "--prefix", "mid_")
        .codeIs(2);
  }

  @Test
  void badCutoffsAreNamedByLine() {
    String bad = PROBES.replace("2199-01-01T00:00:00Z", "2199-01-01T00:00:00");
    String file = story.file("bad.csv", bad);
    Run join = story.asof("join", file, "-o", story.path("out.csv").toString()).codeIs(3);
    assertThat(join.err()).startsWith("asof: " + file + ":5: cutoff: ").satisfies(Run::isOneLine);
    assertThat(story.path("out.csv")).doesNotExist();
    assertThat(folder.toFile().list((at, name) -> name.startsWith(".out"))).isEmpty();
  }

  @Test
  void badFilesAreRefusedInOneLine() throws IOException {
    assertBad("", "stdin: is empty");
    assertBad("entity,field,when\n", "stdin:1: no column 'cutoff'");
    assertBad("entity,field,cutoff,field\n", "stdin:1: the column 'field' is there twice");
    assertBad("entity,field,cutoff\na,b\n", "stdin:2: has 2 fields, and the header 3");
    assertBad("entity,field,cutoff\n,b,2026-04-08T12:00:00Z\n", "stdin:2: a probe needs an entity");
    assertBad("entity,field,cutoff\na,\"b,2026\n", "Unclosed");
    assertBad("{\"entity\":[1]}\n", "stdin:1: is not one flat JSON object");
    assertBad("{\"entity\":\n", "stdin:1: no sound JSON: it ends in the middle of a value");
    assertBad(
        "{\"entity\":\"a\"}\n{\"entity\":NaN}\n",
        "stdin:2: no sound JSON: NaN is no number in JSON; null is what stands for none");
    assertBad("[{\"entity\":\"a\"},\n7]", "stdin:2: is not one flat JSON object");
    assertBad("[{\"entity\":\"a\"}]\n[]", "write one array of such objects, and nothing after it");
    assertBad(
        "[{\"entity\":\"a\"},\n{\"entity\":-INF}]", "stdin:2: no sound JSON: -INF is no number");
    assertBad("[{\"entity\":\"a\"},\n", "stdin:2: no sound JSON: it ends in the middle of a value");
    assertBad("[entity],field\n", "stdin:1: no column 'entity'");
    byte[] wrong = "[{\"entity\":\"aX\"}]".getBytes(UTF_8);
    wrong[13] = (byte) 0xff;
    assertBad(wrong, "stdin: is not UTF-8");
    assertBad(new byte[] {(byte) 0xff, 'x', '\n'}, "is not UTF-8");
    byte[] zipped = zipped(PROBES);
    assertBad(Arrays.copyOf(zipped, zipped.length / 2), "truncated gzip");
    assertThat(story.asof("join", story.path("none.csv").toString()).codeIs(3).err())
        .contains("no such file");
    assertThat(story.asof("join", folder.toString()).codeIs(3).err()).contains("is a directory");
  }

  @Test
  void aHeaderWithoutRowsIsFine() {
    Run join = story.shell().stdin("entity,field,cutoff\n").asof("join", "-").codeIs(0);
    assertThat(join.lines()).hasSize(1);
    assertThat(join.err()).contains("no rows");
  }

  @Test
  void manyRowsStream() {
    int count = 20_000;
    StringBuilder probes = new StringBuilder("entity,field,cutoff,n\n");
    for (int i = 0; i < count; i++) {
      probes.append("elon/200-219,market_mid,2026-04-08T12:00:00Z,").append(i).append('\n');
    }
    Run join = story.shell().stdin(probes.toString()).asof("join", "-").codeIs(0);
    List<String> lines = join.lines();
    assertThat(lines).hasSize(count + 1);
    for (int i = 0; i < count; i++) {
      assertThat(lines.get(i + 1)).contains("Z," + i + ",KNOWN,0.62,");
    }
  }

  private void assertBad(String stdin, String message) {
    assertBad(stdin.getBytes(StandardCharsets.UTF_8), message);
  }

  private void assertBad(byte[] stdin, String message) {
    Run join = story.shell().stdin(stdin).asof("join", "-").codeIs(3);
    assertThat(join.err()).startsWith("asof: ").contains(message).satisfies(Run::isOneLine);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
