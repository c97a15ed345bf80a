package io.asofguard.ingest;

/** Who wants to know how far a long piece of work has come. Called by one thread at a time. */
public interface Progress {

  /** Nobody does. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String what, String unit, long total) {}

        @Override
        public void at(long done) {}

        @Override
        public void end() {}
      };

  /**
   * A piece of work begins.
   *
   * @param what it is, for people
   * @param unit what is counted, such as {@code bytes} or {@code rows}
   * @param total how many there are
   */
  void begin(String what, String unit, long total);

  /**
   * It has come this far.
   *
   * @param done how many are done
   */
  void at(long done);

  /** It has ended. */
  void end();
}
