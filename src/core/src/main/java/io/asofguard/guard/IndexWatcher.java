package io.asofguard.guard;

/** Who wants to know what becomes of the index. Called by one thread at a time. */
public interface IndexWatcher {

  /** Says it to the log of the process. */
  IndexWatcher LOG =
      new IndexWatcher() {
        private final System.Logger log = System.getLogger("io.asofguard");

        @Override
        public void note(String line) {
          log.log(System.Logger.Level.INFO, line);
        }

        @Override
        public void begin(long rows) {}

        @Override
        public void at(long rows) {}

        @Override
        public void end() {}
      };

  /**
   * Something that a user wants to know: why the index is built, or why it is not used.
   *
   * @param line one line
   */
  void note(String line);

  /**
   * A build begins.
   *
   * @param rows how many rows will be read, at most
   */
  void begin(long rows);

  /**
   * It has come this far.
   *
   * @param rows how many rows have been read
   */
  void at(long rows);

  /** It has ended. */
  void end();
}
