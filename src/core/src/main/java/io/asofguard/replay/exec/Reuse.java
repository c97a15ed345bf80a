package io.asofguard.replay.exec;

import io.asofguard.store.Show;

/** What a program says of further questions. */
enum Reuse {
  /** It answers one question and ends; a new one is started for the next. */
  NEVER("never"),
  /** It keeps nothing from one question to the next. */
  ANY_ORDER("any-order"),
  /** What it answers may depend on earlier questions: asked by growing cutoff, by one process. */
  IN_ORDER("in-order");

  private final String word;

  Reuse(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Reuse of(String word) {
    for (Reuse reuse : values()) {
      if (reuse.word.equals(word)) {
        return reuse;
      }
    }
    throw new Message.BadRequestException(
        "'reuse' is never, any-order or in-order, not " + Show.quoted(word));
  }
}
