package io.asofguard.cli;

import io.asofguard.cli.output.Format;
import io.asofguard.cli.output.RowWriter;
import io.asofguard.cli.output.Target;
import io.asofguard.ingest.Progress;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of one command: where it reads, where it writes, how much it says. */
final class Session {
  private static final String HERE = "asof-store";

  private final Io io;
  private final GlobalOptions options;

  Session(Io io, GlobalOptions options) {
    this.io = io;
    this.options = options;
  }

  Io io() {
    return io;
  }

  /** The store by the clock that the user may set. */
  Store reading() {
    return Store.open(place(), clock());
  }

  /** The store by the machine's clock. */
  Store writing() {
    return writing(place());
  }

  Store writing(Path folder) {
    if (options.now != null) {
      throw new RefusedException(
          "--now sets the clock for reads, never for what is stored; leave it out here");
    }
    return Store.open(folder, StoreClock.system());
  }

  Path place() {
    return place(HERE);
  }

  /** The store's folder; the one in the argument if the user names none. */
  Path place(String otherwise) {
    if (options.store != null) {
      return options.store;
    }
    String named = io.environment().getOrDefault("ASOF_STORE", "");
    return Path.of(named.isEmpty() ? otherwise : named);
  }

  StoreClock clock() {
    String now = options.now;
    return now == null ? StoreClock.system() : StoreClock.fixed(Times.parse("--now", now, null));
  }

  /** Prints rows. If the body fails, a stream keeps what it got and a file is left as it was. */
  void print(List<String> columns, Consumer<RowWriter> body) {
    try (Target target = target()) {
      try (RowWriter rows = format().open(columns, target.stream())) {
        body.accept(rows);
      }
      target.commit();
    }
  }

  /** The file that Parquet is to go to; null if another format is asked for. */
  @Nullable Path parquet() {
    if (options.format != Format.PARQUET) {
      return null;
    }
    Path named = output();
    if (named == null) {
      throw new RefusedException("Parquet goes into a file; name one with -o FILE");
    }
    return named;
  }

  /** Prints text that is no table. */
  void print(String text) {
    print(target -> target.write(text));
  }

  /** Prints what the body writes. */
  void print(Consumer<Target> body) {
    try (Target target = target()) {
      body.accept(target);
      target.commit();
    }
  }

  /** For a command that prints no rows. */
  void refuseFormat(String printed) {
    if (options.format != null) {
      throw new RefusedException(
          printed + ", not rows, so --format has no meaning here; leave it out");
    }
  }

  boolean hasColor() {
    return io.hasColor() && output() == null;
  }

  /** Says what keeps the output from being written, before any work is done for it. */
  void checkOutput() {
    Path file = output();
    if (file != null) {
      Target.check(file);
    }
  }

  private Target target() {
    Path file = output();
    return file == null ? Target.of(io.out()) : Target.file(file);
  }

  /** The file that the data goes to; null for stdout. */
  @Nullable Path output() {
    Path named = options.output;
    return named == null || named.toString().equals("-") ? null : named;
  }

  private Format format() {
    if (options.format != null) {
      return options.format;
    }
    return io.outTerminal() && output() == null ? Format.TABLE : Format.CSV;
  }

  /** Says something beside the data. */
  void note(String line) {
    if (!options.quiet) {
      say(line);
    }
  }

  /** Says what went wrong, and is not to be silenced. */
  void say(String line) {
    io.say(line);
  }

  void noteKeptOut(String from, long rows) {
    if (rows > 0) {
      String what =
          rows == 1
              ? "1 row was kept out; asof quarantine shows it with the reason"
              : rows + " rows were kept out; asof quarantine shows them with the reason";
      note(from + ": " + what);
    }
  }

  Progress progress() {
    return isWatched() ? new Bar(io) : Progress.NONE;
  }

  /** Whether somebody is there to see how far a command is. */
  boolean isWatched() {
    return io.errTerminal() && !options.quiet;
  }

  boolean isTracing() {
    return options.verbose.length > 1;
  }
}
