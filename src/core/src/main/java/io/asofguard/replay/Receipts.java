package io.asofguard.replay;

import io.asofguard.guard.Origin;
import io.asofguard.guard.Origins;
import io.asofguard.guard.Read;
import io.asofguard.guard.ReadCall;
import io.asofguard.guard.Status;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The file of read receipts: what was asked, which row answered, and where that row comes from. An
 * empty {@code read_cutoff} is the cutoff, and an empty {@code asked} the cutoff of the read.
 */
final class Receipts {
  private static final String COLUMNS =
      "cutoff,call,entity,field,from,asked,read_cutoff,status,values,value,value_event_time,"
          + "value_knowledge_time,basis,source,stored_at,snapshot,seq,backfilled\n";

  private static final byte[] NOTHING_KNOWN = ",,,,,,,,".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_ORIGIN = ",,,,,".getBytes(StandardCharsets.US_ASCII);

  private final CsvLine line;
  private @Nullable Origins origins;
  private byte[] cutoffText = {};
  private long cutoff;
  private long backfilled;

  Receipts(OutputStream out) throws IOException {
    this.line = new CsvLine(out);
    out.write(COLUMNS.getBytes(StandardCharsets.UTF_8));
  }

  void begin(long of, Origins rows) {
    origins = rows;
    cutoff = of;
    cutoffText = Nanos.text(of).getBytes(StandardCharsets.US_ASCII);
    backfilled = 0;
  }

  /** How many reads of the cutoff were answered by a row that was stored after it. */
  long backfilled() {
    return backfilled;
  }

  void add(Read read) throws IOException {
    line.cell(cutoffText).text(read.call().text()).text(read.entity()).text(read.field());
    if (read.call() == ReadCall.WINDOW) {
      line.time(read.bound());
    } else {
      line.empty();
    }
    timeUnless(read.asked(), read.cutoff());
    timeUnless(read.cutoff(), cutoff);
    line.text(read.status().name()).number(read.count());
    if (read.status() == Status.KNOWN) {
      known(read);
    } else {
      line.cell(NOTHING_KNOWN);
    }
    line.end();
  }

  private void known(Read read) throws IOException {
    if (Double.isNaN(read.value())) {
      line.empty();
    } else {
      line.number(read.value());
    }
    boolean dated = read.call() != ReadCall.SERIES;
    if (dated) {
      line.time(read.eventTime()).time(read.knowledge());
    } else {
      line.empty().empty();
    }
    origin(origins == null ? null : origins.of(read));
  }

  private void origin(@Nullable Origin origin) {
    if (origin == null) {
      line.cell(NO_ORIGIN);
      return;
    }
    boolean late = Law.order(origin.storedAt(), cutoff) > 0;
    backfilled += late ? 1 : 0;
    line.text(origin.basis().name())
        .text(origin.source())
        .time(origin.storedAt())
        .number(origin.snapshot())
        .number(origin.seq())
        .text(late ? "true" : "false");
  }

  /** A time that is what the reader of the file expects is left out. */
  private void timeUnless(long at, long expected) {
    if (at == expected) {
      line.empty();
    } else {
      line.time(at);
    }
  }

  void flush() throws IOException {
    line.flush();
  }
}
