package io.asofguard.replay;

import io.asofguard.api.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The answers to questions in the order of the questions, by as many threads as are wanted. */
final class Answers implements Iterator<Answered>, AutoCloseable {
  private static final int AHEAD = 4;

  private final Askers askers;
  private final Iterator<Question> questions;
  private final int jobs;
  private final ExecutorService threads;
  private final Deque<Future<Answered>> coming = new ArrayDeque<>();

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
      coming.add(threads.submit(() -> askers.ask(question)));
    }
    Future<Answered> first = coming.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    return get(first);
  }

  private static Answered get(Future<Answered> coming) {
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

  /** Answers that nobody took are lost. */
  @Override
  public void close() {
    threads.shutdown();
    for (Future<Answered> each : coming) {
      get(each).log().close();
    }
  }
}
