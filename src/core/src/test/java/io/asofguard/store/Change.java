package io.asofguard.store;

/**
 * A change that somebody makes behind our back.
 *
 * @param named what the finding must say, a pattern
 */
record Change(String what, String sql, String named) {

  @Override
  public String toString() {
    return what;
  }
}
