package io.asofguard.sources;

import org.jspecify.annotations.Nullable;

/** Turns the objects of one JSON payload into drafts; used by one thread, for one payload. */
interface ItemAdapter {

  /** What to call signs of life, counted. */
  String HEARTBEATS = "heartbeat(s)";

  /**
   * Takes one object.
   *
   * @throws UnusableException if it can't be used; it goes to quarantine
   */
  void item(JsonItem item, Drafts drafts);

  /**
   * What to call an object of which nothing came, so that none vanishes uncounted; null if the
   * adapter holds some back. It has {@code (s)} where several of them take an s.
   */
  default @Nullable String idle() {
    return "record(s) without a value";
  }

  /** Whether a line that is no JSON is no record either, such as a sign of life. */
  default boolean isHeartbeat(String line) {
    return false;
  }

  /** Hands over what was held back until the end. */
  default void end(Drafts drafts) {}
}
