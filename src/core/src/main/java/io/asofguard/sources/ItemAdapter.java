package io.asofguard.sources;

/** Turns the objects of one JSON payload into drafts; used by one thread, for one payload. */
interface ItemAdapter {

  /**
   * Takes one object.
   *
   * @throws UnusableException if it can't be used; it goes to quarantine
   */
  void item(JsonItem item, Drafts drafts);

  /** Hands over what was held back until the end. */
  default void end(Drafts drafts) {}
}
