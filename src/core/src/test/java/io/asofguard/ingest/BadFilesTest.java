package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFilesTest {

  private static final String GOOD = "s,e,f,,2026-04-03T07:06:40Z,2026-04-03T07:06:40Z,1,\n";

  @TempDir Path folder;

  @Test
  void empty() {
    refuses("x.csv", "", "x.csv: is empty; it needs at least a header");
    refuses("x.csv", "\uFEFF", "x.csv: is empty; it needs at least a header");
    refuses("x.csv", "\n\r\n\n", "x.csv: is empty; it needs at least a header");
    refuses("x.jsonl", " \n\n", "x.jsonl: is empty; it needs at least one line");
    refuses("x.csv.gz", "", "x.csv.gz: is empty; it needs at least a header");
    refuses("x.csv.gz", Parsed.gzip(""), "x.csv.gz: is empty; it needs at least a header");
  }

  @Test
  void binary() {
    String problem = "is not text: it holds a NUL byte; give CSV or JSONL in UTF-8";
    refuses("x.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 7}, "x.csv:1: " + problem);
    String late = Parsed.HEADER + GOOD.repeat(2000) + "s,e,\0" + GOOD;
    refuses("x.csv", late, "x.csv:2002: " + problem);
    refuses("x.csv.gz", Parsed.gzip(late), "x.csv.gz:2002: " + problem);
  }

  @Test
  void otherFormats() {
    refuses(
        "x.csv",
        Parsed.gzip(Parsed.HEADER),
        "x.csv: is gzip, but its name does not end in .gz; rename or unpack it");
    refuses(
        "x.csv",
        Parsed.HEADER.getBytes(StandardCharsets.UTF_16),
        "x.csv: is UTF-16; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
  }

  @Test
  void binaryFormatsAreNamed() {
    refuses(
        "x.parquet",
        "PAR1....PAR1",
        "x.parquet: is Parquet; give --from table, with --map if its columns have other names");
    refuses(
        "x.csv",
        "PK\u0003\u0004....",
        "x.csv: is a zip archive; unpack it, and import the files in it");
    refuses(
        "x.csv.zst",
        new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0},
        "x.csv.zst: is packed with zstd; unpack it (zstd -d), or pack it with gzip");
  }

  @Test
  void columnsThatAreNearlyRight() {
    String needs =
        "; observations need entity, field, event_time, milestones need event, knowledge_time,"
            + " milestone";
    refuses(
        "x.csv",
        "entity;field;event_time\n",
        "x.csv:1: has neither the columns of observations nor of milestones:"
            + " 'entity;field;event_time'"
            + needs
            + "; the columns seem to be separated by ';': write commas");
  }

  @Test
  void truncatedGzip() {
    byte[] whole = Parsed.gzip(Parsed.HEADER + GOOD.repeat(100_000));
    for (int length : new int[] {5, whole.length / 2, whole.length - 1}) {
      refuses(
          "x.csv.gz",
          Arrays.copyOf(whole, length),
          "x.csv.gz: is a truncated gzip file; fetch or copy it again");
    }
  }

  @Test
  void gzipOfTwoPartsIsReadWholeOrRefused() throws IOException {
    byte[] first = Parsed.gzip(Parsed.HEADER + GOOD.repeat(5000));
    byte[] second = Parsed.gzip(GOOD.repeat(5000));
    assertThat(text(joined(first, second))).isEqualTo(Parsed.HEADER + GOOD.repeat(10_000));
    for (int buffer = 1; buffer < 40; buffer++) {
      assertThat(unpacked(joined(first, second), buffer))
          .hasSize(text(first).length() + 5000 * GOOD.length());
    }
    for (int length = 1; length < second.length; length++) {
      refusesGzip(joined(first, Arrays.copyOf(second, length)), 1 + length % 40);
    }
    second[0] ^= 1;
    refusesGzip(joined(first, second), 1 << 16);
    refuses(
        "x.csv.gz",
        joined(first, second),
        "x.csv.gz: is not a sound gzip file (after a part that is whole come bytes that begin no"
            + " other); fetch or copy it again");
  }

  @Test
  void gzipMayBePaddedWithZerosAndWithNothingElse() throws IOException {
    byte[] whole = Parsed.gzip(Parsed.HEADER + GOOD);
    for (int zeros : new int[] {1, 7, 8, 9, 26, 27, 512, 1 << 17}) {
      byte[] garbage = new byte[zeros];
      garbage[zeros - 1] = 1;
      for (int buffer : new int[] {1, 2, 7, 40, whole.length, whole.length + 9, 1 << 16}) {
        assertThat(unpacked(joined(whole, new byte[zeros]), buffer))
            .hasSize(Parsed.HEADER.length() + GOOD.length());
        refusesGzip(joined(whole, garbage), buffer);
        refusesGzip(joined(joined(whole, new byte[zeros]), whole), buffer);
      }
    }
  }

  private static void refusesGzip(byte[] stored, int buffer) {
    assertThatThrownBy(() -> unpacked(stored, buffer)).isInstanceOf(IOException.class);
  }

  private static String text(byte[] stored) throws IOException {
    return new String(unpacked(stored, 1 << 16), StandardCharsets.UTF_8);
  }

  private static byte[] unpacked(byte[] stored, int buffer) throws IOException {
    try (InputStream in = new WholeGzip(new ByteArrayInputStream(stored), buffer)) {
      return in.readAllBytes();
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void damagedGzip() {
    refuses(
        "x.csv.gz",
        Parsed.HEADER,
        "x.csv.gz: is not a sound gzip file (Not in GZIP format); fetch or copy it again");
    byte[] flipped = Parsed.gzip(Parsed.HEADER + GOOD);
    flipped[flipped.length - 6] ^= 1;
    refuses(
        "x.csv.gz",
        flipped,
        "x.csv.gz: is not a sound gzip file (Corrupt GZIP trailer); fetch or copy it again");
  }

  @Test
  void wrongEncoding() {
    byte[] latin = (Parsed.HEADER + GOOD + "s,caf\u00e9,f").getBytes(StandardCharsets.ISO_8859_1);
    String problem = "is not UTF-8 (byte 0xE9); convert it, for example with iconv -t UTF-8";
    refuses("x.csv", latin, "x.csv:3: " + problem);
    byte[] cut = (Parsed.HEADER + GOOD + "s,caf\u00e9").getBytes(StandardCharsets.UTF_8);
    refuses(
        "x.csv",
        Arrays.copyOf(cut, cut.length - 1),
        "x.csv:3: is not UTF-8 (byte 0xC3); convert it, for example with iconv -t UTF-8");
  }

  @Test
  void endlessLine() {
    String endless = "a".repeat(3 << 20);
    String problem =
        "a record longer than 1 MiB; a line does not end here, or a quote is not closed";
    refuses("x.csv", endless, "x.csv:1: " + problem);
    refuses("x.csv", Parsed.HEADER + GOOD + endless, "x.csv:3: " + problem);
    refuses("x.csv", Parsed.HEADER + "ab,".repeat(1 << 20), "x.csv:2: " + problem);
    refuses("x.csv", Parsed.HEADER + '"' + GOOD.repeat(1 << 16), "x.csv:2: " + problem);
    refuses(
        "x.jsonl",
        "{\"entity\":\"" + endless,
        "x.jsonl:1: a line longer than 1 MiB; write one object a line");
  }

  @Test
  void unclosedQuote() {
    refuses(
        "x.csv",
        Parsed.HEADER + GOOD + "s,\"e,f\n" + GOOD,
        "x.csv:3: a quote is opened here and never closed; close it, or double the quotes inside a"
            + " field");
    refuses(
        "x.csv",
        Parsed.HEADER + GOOD + "s,\"e,f\n" + "\"s\",e\n",
        "x.csv:3: text follows a closing quote; an earlier quote is not closed, or the quotes inside"
            + " a field are not doubled");
  }

  @Test
  void directoryAndMissingFile() {
    assertThatThrownBy(() -> open(folder.toString()))
        .isInstanceOf(BadFileException.class)
        .hasMessage(folder + ": is a directory; name the files in it");
    assertThatThrownBy(() -> open(folder.resolve("no.csv").toString()))
        .isInstanceOf(BadFileException.class)
        .hasMessage(folder.resolve("no.csv") + ": no such file; check the path");
  }

  @Test
  void aDeviceOrPipeIsSpooled() {
    assertThatThrownBy(() -> Parsed.file(open("/dev/null"), Parsed.context()))
        .isInstanceOf(BadFileException.class)
        .hasMessage("/dev/null: is empty; it needs at least a header");
  }

  /** By an opener that refuses, since the superuser may read a file of any mode. */
  @Test
  void noPermission() throws IOException {
    String path = Files.writeString(folder.resolve("x.csv"), Parsed.HEADER).toString();
    InputFile.Opener refusing =
        p -> {
          throw new AccessDeniedException(p.toString());
        };
    try (InputFile file = InputFile.open(path, folder, refusing)) {
      assertThatThrownBy(() -> Parsed.file(file, Parsed.context()))
          .isInstanceOf(BadFileException.class)
          .hasMessage(path + ": no permission to read it; check its mode (ls -l)");
    }
  }

  @Test
  void aDiskThatFails() throws IOException {
    String path = Files.writeString(folder.resolve("x.csv"), Parsed.HEADER).toString();
    InputFile.Opener failing =
        p ->
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Input/output error");
              }
            };
    try (InputFile file = InputFile.open(path, folder, failing)) {
      assertThatThrownBy(() -> Parsed.file(file, Parsed.context()))
          .hasMessage(path + ": cannot be read (Input/output error); check the disk");
    }
  }

  @Test
  void aFileThatChangesBetweenTwoPasses() throws IOException {
    try (InputFile file =
        Parsed.file(folder, "x.csv", (Parsed.HEADER + GOOD).getBytes(StandardCharsets.UTF_8))) {
      Files.writeString(folder.resolve("x.csv"), Parsed.HEADER);
      assertThatThrownBy(() -> Parsed.file(file, Parsed.context()))
          .hasMessage(
              folder.resolve("x.csv")
                  + ": changed while it was read; import it again when it is done");
    }
  }

  @Test
  void columnsOfNeitherKind() {
    String needs =
        "; observations need entity, field, event_time, milestones need event, knowledge_time,"
            + " milestone";
    refuses(
        "x.csv",
        "Entity, field,price\na,b,1\n",
        "x.csv:1: has neither the columns of observations nor of milestones: 'Entity', ' field',"
            + " 'price'"
            + needs
            + "; names are in lower case, with no blanks around them");
    refuses(
        "x.csv",
        "[{\"entity\":\"a\"}]",
        "x.csv:1: has neither the columns of observations nor of milestones: '[{\"entity\":\"a\"}]'"
            + needs);
    refuses(
        "x.jsonl",
        "\n{\"price\":1}\n",
        "x.jsonl:2: has neither the columns of observations nor of milestones: 'price'" + needs);
    refuses(
        "x.csv",
        "event,entity,field,event_time,milestone,knowledge_time\n",
        "x.csv:1: has the columns of observations and of milestones: 'event', 'entity', 'field',"
            + " 'event_time', 'milestone', 'knowledge_time'"
            + needs
            + "; put them in two files");
  }

  @Test
  void duplicateColumns() {
    refuses(
        "x.csv",
        "entity,field,event_time,value,note,value,note\n",
        "x.csv:1: more than one column is named 'value', 'note'; rename or drop all but one");
  }

  @Test
  void jsonLinesWithoutAnyObject() {
    refuses(
        "x.jsonl",
        "hello\n[1]\n",
        "x.jsonl: no line of it is a JSON object; write one object a line");
  }

  @Test
  void aSpoolThatCannotBeWritten() {
    Path missing = folder.resolve("gone");
    assertThatThrownBy(() -> InputFile.open("-", new ByteArrayInputStream(new byte[3]), missing))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("stdin: cannot be spooled to " + missing)
        .hasMessageEndingWith("; make room there");
  }

  private InputFile open(String argument) {
    return InputFile.open(argument, Parsed.NOTHING, folder);
  }

  private void refuses(String name, String text, String message) {
    refuses(name, text.getBytes(StandardCharsets.UTF_8), message);
  }

  private void refuses(String name, byte[] bytes, String message) {
    assertThatThrownBy(() -> Parsed.bytes(folder, name, bytes, Parsed.context()))
        .isInstanceOf(BadFileException.class)
        .hasMessage(folder + "/" + message);
    assertThat(message).doesNotContain("\n");
  }
}
