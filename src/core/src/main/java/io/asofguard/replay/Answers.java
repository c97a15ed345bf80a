package io.asofguard.replay;

import io.asofguard.api.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The answers to questions in the order of the questions, by as many threads as are wanted. */
final class Answers implements Iterator<Answered>, AutoCloseable {
  private static final int AHEAD = 4;

  private final Askers askers;
  private final Iterator<Question> questions;
  private final int jobs;
  private final ExecutorService threads;
  private final Deque<Future<@Nullable Answered>> coming = new ArrayDeque<>();
  private volatile boolean closed;

  /** With one job the calling thread asks. */
  Answers(Askers askers, Iterator<Question> questions, int jobs) {
    this.askers = askers;
    this.questions = questions;
    this.jobs = jobs;
    this.threads = Executors.newFixedThreadPool(jobs, Answers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "asof-replay");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean hasNext() {
    return !coming.isEmpty() || questions.hasNext();
  }

  @Override
  public Answered next() {
    if (jobs == 1) {
      return askers.ask(questions.next());
    }
    while (coming.size() < jobs * AHEAD && questions.hasNext()) {
      Question question = questions.next();
      coming.add(threads.submit(() -> closed ? null : askers.ask(question)));
    }
    Future<@Nullable Answered> first = coming.poll();
    Answered answered = first == null ? null : get(first);
    if (answered == null) {
      throw new NoSuchElementException();
    }
    return answered;
  }

  private static @Nullable Answered get(Future<@Nullable Answered> coming) {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Answers that nobody took are lost, and questions that nobody began are not asked. */
  @Override
  public void close() {
    end();
  }

  /** The same; gives the first of the lost that says why the run must end, if there is one. */
  Optional<Answered> end() {
    closed = true;
    threads.shutdown();
    Answered last = null;
    for (Future<@Nullable Answered> each = coming.poll(); each != null; each = coming.poll()) {
      Answered lost = get(each);
      if (lost != null) {
        lost.log().close();
        last = last == null && lost.endsRun() ? lost : last;
      }
    }
    return Optional.ofNullable(last);
  }
}
