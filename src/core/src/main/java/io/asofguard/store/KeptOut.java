package io.asofguard.store;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file that stay out of the store, until it is known which snapshot they belong to.
 */
public final class KeptOut {
  private static final int SHOWN = 3;

  private final Handle handle;
  private final String file;
  private final long at;
  private long count;

  KeptOut(Handle handle, String file, long at) {
    this.handle = handle;
    this.file = file;
    this.at = at;
    handle.execute(
        "CREATE TEMP TABLE IF NOT EXISTS kept_out (line INTEGER PRIMARY KEY, reason TEXT, text TEXT)");
    handle.execute("DELETE FROM temp.kept_out");
  }

  /**
   * Keeps a row out.
   *
   * @param line where it stands in the file
   * @param reason why, for the user
   * @param text the row; null if {@link #fillIn} gives it later
   */
  public void add(long line, String reason, @Nullable String text) {
    handle.execute("INSERT INTO temp.kept_out VALUES (?, ?, ?)", line, reason, text);
    count++;
  }

  /**
   * How many rows were kept out.
   *
   * @return rows
   */
  public long count() {
    return count;
  }

  /**
   * The first few, for a message.
   *
   * @param describe makes a text of line and reason
   * @return at most three texts
   */
  public List<String> first(Function<Long, Function<String, String>> describe) {
    return handle
        .createQuery("SELECT line, reason FROM temp.kept_out ORDER BY line LIMIT " + SHOWN)
        .map((row, context) -> describe.apply(row.getLong(1)).apply(row.getString(2)))
        .list();
  }

  /**
   * Fills in the texts that were not at hand.
   *
   * @param texts given the lines in ascending order, hands each line's text to the consumer
   */
  public void fillIn(BiConsumer<java.util.Iterator<Long>, BiConsumer<Long, String>> texts) {
    String missing = "SELECT line FROM temp.kept_out WHERE text IS NULL ORDER BY line";
    if (handle.createQuery(missing + " LIMIT 1").mapTo(Long.class).findOne().isEmpty()) {
      return;
    }
    handle.execute(
        "CREATE TEMP TABLE IF NOT EXISTS kept_text (line INTEGER PRIMARY KEY, text TEXT)");
    handle.execute("DELETE FROM temp.kept_text");
    PreparedBatch batch = handle.prepareBatch("INSERT INTO temp.kept_text VALUES (?, ?)");
    try (var lines = handle.createQuery(missing).mapTo(Long.class).iterator()) {
      texts.accept(
          lines,
          (line, text) -> {
            batch.bind(0, line).bind(1, text).add();
            if (batch.size() >= 1000) {
              batch.execute();
            }
          });
    }
    batch.execute();
    handle.execute(
        "UPDATE temp.kept_out SET text = (SELECT k.text FROM temp.kept_text k"
            + " WHERE k.line = kept_out.line) WHERE text IS NULL");
  }

  /**
   * Puts the rows into quarantine: once per file digest and line.
   *
   * @param sha256 the file's digest
   * @param snapshot the snapshot that the rest of the file made; null if it made none
   */
  public void store(String sha256, @Nullable Long snapshot) {
    handle
        .createUpdate(
            """
            INSERT INTO quarantine (sha256, line, file, snapshot, reason, text, at)
            SELECT :sha256, k.line, :file, :snapshot, k.reason, coalesce(k.text, ''), :at
            FROM temp.kept_out k
            WHERE NOT EXISTS (SELECT 1 FROM quarantine q
              WHERE q.sha256 = :sha256 AND q.line = k.line)
            ORDER BY k.line
            """)
        .bind("sha256", sha256)
        .bind("file", file)
        .bind("snapshot", snapshot)
        .bind("at", at)
        .execute();
  }
}
