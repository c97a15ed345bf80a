package io.asofguard.replay;

import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.guard.ReadLog;
import io.asofguard.law.Nanos;
import io.asofguard.store.ReadPart;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Forecasters that are asked questions, each by one thread at a time. One that has failed may be in
 * any state, so it is not asked again, unless it is stateful, and then there is no other.
 */
final class Askers implements AutoCloseable {
  private final ForecasterSource source;
  private final Asking asking;
  private final Supplier<Path> scratch;
  private final Consumer<String> notes;
  private final Deque<Forecaster> idle = new ArrayDeque<>();
  private final boolean stateful;

  /** Why the first could not be made: then nobody knows what it is, and no other is made. */
  private @Nullable ForecasterException unmade;

  /**
   * Opens the first.
   *
   * @param notes hears in a line of what is amiss and takes no answer away; called by any thread
   */
  Askers(ForecasterSource source, Asking asking, Supplier<Path> scratch, Consumer<String> notes) {
    this.source = source;
    this.asking = asking;
    this.scratch = scratch;
    this.notes = notes;
    this.stateful = openFirst();
  }

  private boolean openFirst() {
    try {
      Forecaster first = source.open();
      idle.push(first);
      return first.isStateful();
    } catch (ForecasterException e) {
      unmade = e.ofRun();
      return false;
    }
  }

  boolean isStateful() {
    return stateful;
  }

  Answered ask(Question question) {
    long cutoff = Nanos.of(question.cutoff());
    ReadLog log = new ReadLog(cutoff, scratch);
    Forecaster forecaster = null;
    try {
      forecaster = borrow();
      Map<String, Double> values = asking.ask(forecaster, question, log);
      String digest = ReadPart.digest(log.parts());
      giveBack(forecaster);
      return new Answered(cutoff, values, log, digest, null);
    } catch (ForecasterException e) {
      log.close();
      dismiss(forecaster);
      return new Answered(cutoff, Map.of(), log, "", e);
    }
  }

  private Forecaster borrow() {
    if (unmade != null) {
      throw unmade;
    }
    synchronized (idle) {
      Forecaster known = idle.poll();
      if (known != null) {
        return known;
      }
    }
    return source.open();
  }

  private void giveBack(Forecaster forecaster) {
    synchronized (idle) {
      idle.push(forecaster);
    }
  }

  private void dismiss(@Nullable Forecaster forecaster) {
    if (forecaster != null && stateful) {
      giveBack(forecaster);
    } else if (forecaster != null) {
      close(forecaster);
    }
  }

  /** Its answers are given: how it ends changes none of them. */
  private void close(Forecaster forecaster) {
    if (forecaster instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (ForecasterException e) {
        notes.accept(String.valueOf(e.getMessage()));
      } catch (Exception | Error e) {
        notes.accept("the forecaster's close threw " + Thrown.text(e, forecaster.getClass()));
      }
    }
  }

  @Override
  public void close() {
    idle.forEach(this::close);
  }
}
