package io.asofguard.cli;

import io.asofguard.ingest.LiveFormat;
import io.asofguard.ingest.RecordResult;
import io.asofguard.ingest.Recorder;
import io.asofguard.law.Counted;
import io.asofguard.sources.SourceOptions;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.Store;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "record",
    description =
        "Records observations from stdin as they come; our clock gives the knowledge time.",
    footer = {
      "",
      "Example:",
      "  feed | asof record",
      "  where feed writes lines such as",
      "  {\"entity\":\"elon/200-219\",\"field\":\"bid\",\"event_time\":\"2026-04-08T12:00:00Z\",\"value\":0.31}",
      "",
      "  websocat wss://… | asof record --from polymarket-ws --markets gamma.json",
      "",
      "Commits at least once a second and says each snapshot on stderr: what was said is durable.",
      "Ctrl-C commits what was read, and ends with 130. Prints read,stored,quarantined,snapshot."
    })
final class RecordCommand extends AsofCommand {
  private static final List<String> COLUMNS = List.of("read", "stored", "quarantined", "snapshot");

  @Option(
      names = "--accept-clock",
      description = "The machine's clock is right, though it was moved.")
  private boolean acceptClock;

  @Mixin private LiveKindOptions kind = new LiveKindOptions();

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      Recorder recorder = new Recorder(store, acceptClock, format());
      Interrupt.handledBy(recorder::stop, () -> record(session, recorder));
    }
    return ExitCode.DONE;
  }

  private @Nullable LiveFormat format() {
    if (!kind.isGiven()) {
      kind.refuseWithoutKind();
      return null;
    }
    return kind.kind().live(kind.options(SourceOptions.NONE));
  }

  private static void record(Session session, Recorder recorder) {
    AtomicLong newest = new AtomicLong();
    RecordResult done =
        recorder.run(
            session.io().in(),
            made -> {
              newest.set(made.number());
              say(session, made);
            });
    print(session, done, newest.get());
  }

  private static void say(Session session, SnapshotInfo made) {
    session.note(
        "snapshot "
            + made.number()
            + ": "
            + Counted.of(made.rows(), "row")
            + ", "
            + Times.text(made.at()));
  }

  private static void print(Session session, RecordResult done, long newest) {
    done.notes().forEach(session::note);
    session.noteKeptOut("stdin", done.quarantined());
    session.print(
        COLUMNS,
        rows ->
            rows.row(
                done.read(),
                done.stored(),
                done.quarantined(),
                newest == 0 ? null : (Long) newest));
  }
}
