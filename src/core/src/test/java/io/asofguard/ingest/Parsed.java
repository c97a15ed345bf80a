package io.asofguard.ingest;

import io.asofguard.store.FieldRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What came out of a file: a sink that writes each row as one line of text. */
final class Parsed implements ParseSink {

  static final String HEADER =
      "source,entity,field,event,event_time,knowledge_time,value,retracted\n";
  static final String MILESTONES = "event,entity,milestone,at,knowledge_time,outcome\n";
  static final long NOW = InstantParser.parse("2026-12-01T00:00:00Z", null);
  static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

  final List<String> rows = new ArrayList<>();
  final List<MilestoneLine> milestones = new ArrayList<>();
  final List<QuarantinedLine> quarantined = new ArrayList<>();
  final List<Integer> chunks = new ArrayList<>();
  final List<Long> progress = new ArrayList<>();
  final Names names;
  ParseResult result = new ParseResult(FileKind.OBSERVATIONS, 0, List.of(), "", 0);

  private Parsed(Names names) {
    this.names = names;
  }

  static ParseContext context() {
    return context(null, null);
  }

  static ParseContext context(@Nullable String zone, @Nullable Long lag) {
    return context(zone, lag, FieldRule::undeclared, Map.of());
  }

  static ParseContext context(
      @Nullable String zone,
      @Nullable Long lag,
      Function<String, FieldRule> rules,
      Map<String, String> ties) {
    ZoneId id = zone == null ? null : ZoneId.of(zone);
    return new ParseContext(NOW, id, lag, null, "default", rules, ties::get, false);
  }

  static Parsed text(Path folder, String name, String text) {
    return text(folder, name, text, context());
  }

  static Parsed text(Path folder, String name, String text, ParseContext context) {
    return bytes(folder, name, text.getBytes(StandardCharsets.UTF_8), context);
  }

  static Parsed bytes(Path folder, String name, byte[] bytes, ParseContext context) {
    try (InputFile file = file(folder, name, bytes)) {
      return file(file, context);
    }
  }

  static InputFile file(Path folder, String name, byte[] bytes) {
    try {
      Path path = Files.write(folder.resolve(name), bytes);
      return InputFile.open(path.toString(), NOTHING, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Parsed file(InputFile file, ParseContext context) {
    Parsed parsed = new Parsed(new Names(context.eventOf()));
    return parsed.andFile(file, context);
  }

  /** Takes in one more file, with the names of those before. */
  Parsed andFile(InputFile file, ParseContext context) {
    result = FileParser.parse(file, context, names, this);
    return this;
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void begin(FileKind kind) {}

  @Override
  public void rows(ObservationRows chunk) {
    chunks.add(chunk.size);
    for (int i = 0; i < chunk.size; i++) {
      rows.add(
          chunk.line[i]
              + " "
              + names.source(chunk.source[i])
              + " "
              + names.entity(chunk.series[i])
              + " "
              + names.field(chunk.series[i])
              + " "
              + instant(chunk.eventTime[i])
              + " "
              + instant(chunk.knowledgeTime[i])
              + " "
              + chunk.value[i]
              + ((chunk.flags[i] & ObservationRows.ASSUMED) != 0 ? " ASSUMED" : " CLAIMED")
              + ((chunk.flags[i] & ObservationRows.NAMES_EVENT) != 0
                  ? " " + Objects.requireNonNull(names.tie(chunk.series[i])).event()
                  : ""));
    }
  }

  @Override
  public void milestone(MilestoneLine milestone) {
    milestones.add(milestone);
  }

  @Override
  public void quarantined(QuarantinedLine row) {
    quarantined.add(row);
  }

  @Override
  public void progress(long bytes, long ofBytes) {
    progress.add(bytes);
  }

  List<String> reasons() {
    return quarantined.stream().map(QuarantinedLine::reason).toList();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
