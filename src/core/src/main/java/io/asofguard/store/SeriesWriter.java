package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One series of a batch while its rows come in: what the store has of it, and what is added. */
final class SeriesWriter implements AutoCloseable {

  /** What the writer is writing: an edition of its own number, or a staged backfill. */
  record Target(long published, @Nullable Long backfill) {}

  private final Connection connection;
  private final Dictionary dictionary;
  private final RunTable runs;
  private final Blocks blocks;
  private final Target target;
  private final Series series;
  private final Map<String, Source> sources = new HashMap<>();
  private int id;

  SeriesWriter(
      Connection connection,
      Dictionary dictionary,
      RunTable runs,
      Blocks blocks,
      Target target,
      Series series)
      throws SQLException {
    this.connection = connection;
    this.dictionary = dictionary;
    this.runs = runs;
    this.blocks = blocks;
    this.target = target;
    this.series = series;
    this.id = dictionary.findSeries(series);
  }

  Verdict compare(String source, long eventTime, long knowledge, double value) throws SQLException {
    return source(source).compare(eventTime, knowledge, value);
  }

  /** The run that takes a row of this source and basis; made if there is none. */
  RunWriter run(String source, Basis basis) throws SQLException {
    return source(source).run(basis);
  }

  private Source source(String name) throws SQLException {
    Source source = sources.get(name);
    if (source == null) {
      source = new Source(name);
      sources.put(name, source);
    }
    return source;
  }

  @Override
  public void close() throws SQLException {
    for (Source source : sources.values()) {
      source.finish();
    }
  }

  private final class Source {
    private final String name;
    private final List<RunTable.Row> known;
    private final long watermark;
    private final Map<Basis, RunWriter> writers = new EnumMap<>(Basis.class);
    private @Nullable List<KnownKeys> keys;

    Source(String name) throws SQLException {
      this.name = name;
      int source = dictionary.findSource(name);
      boolean stored = id != Dictionary.ABSENT && source != Dictionary.ABSENT;
      this.known = stored ? runs.of(id, source) : List.of();
      this.watermark =
          published().stream().mapToLong(RunTable.Row::lastKnown).max().orElse(Long.MIN_VALUE);
    }

    private List<RunTable.Row> published() {
      return known.stream().filter(run -> run.since() != null && !run.rolledBack()).toList();
    }

    Verdict compare(long eventTime, long knowledge, double value) throws SQLException {
      if (known.isEmpty() || knowledge > watermark) {
        return Verdict.NEW;
      }
      Verdict worst = Verdict.NEW;
      for (KnownKeys run : keys()) {
        Verdict verdict = run.compare(eventTime, knowledge, value);
        if (verdict == Verdict.DUPLICATE) {
          return verdict;
        }
        worst = verdict == Verdict.NEW ? worst : verdict;
      }
      return worst;
    }

    private List<KnownKeys> keys() throws SQLException {
      if (keys == null) {
        keys = new ArrayList<>();
        for (RunTable.Row run : published()) {
          keys.add(new KnownKeys(connection, run.id(), run.lastKnown(), target.published));
        }
      }
      return keys;
    }

    RunWriter run(Basis basis) throws SQLException {
      RunWriter writer = writers.get(basis);
      if (writer == null) {
        writer = open(basis);
        writers.put(basis, writer);
      }
      return writer;
    }

    private RunWriter open(Basis basis) throws SQLException {
      if (id == Dictionary.ABSENT) {
        id = dictionary.addSeries(series);
      }
      int stream = dictionary.stream(id, dictionary.source(name), basis);
      StreamTag tag = StreamTag.of(name, series.entity(), series.field(), basis);
      RunTable.Row run = target.backfill == null ? open(stream) : null;
      if (run == null) {
        Long since = target.backfill == null ? target.published : null;
        run = RunWriter.empty(runs.nextId(), stream, target.backfill, since);
        runs.write(run, target.published);
      }
      return new RunWriter(runs, blocks, tag, run, target.published);
    }

    private RunTable.@Nullable Row open(int stream) throws SQLException {
      long mask = runs.newestMask(name, series.entity(), series.field());
      RunTable.Row open = null;
      for (RunTable.Row run : known) {
        Long since = run.since();
        if (run.stream() == stream && run.backfill() == null && since != null && since > mask) {
          open = run;
        }
      }
      return open;
    }

    void finish() throws SQLException {
      for (RunWriter writer : writers.values()) {
        writer.finish();
      }
      if (keys != null) {
        for (KnownKeys run : keys) {
          run.close();
        }
      }
    }
  }
}
