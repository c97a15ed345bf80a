package io.asofguard.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file that stay out of the store, until it is known which snapshot they belong to.
 */
public final class KeptOut {
  private static final int BATCH = 1000;

  /** Of a line with many rows: a text of so many bytes gets no other row's. */
  private static final int LONG_TEXT = 4000;

  /** What is in quarantine already gets the reason of this time. */
  private static final String AGAIN =
      """
      INSERT INTO quarantine_again (sha256, line, file, snapshot, reason, at)
      SELECT q.sha256, q.line, :file, :snapshot, k.reason, :at
      FROM temp.kept_out k
      JOIN quarantine_now q ON q.sha256 = :sha256 AND q.line = k.line - :offset
      WHERE k.line >= :offset AND k.line < :next
        AND (q.reason IS NOT k.reason
          OR (:snapshot IS NOT NULL AND q.snapshot IS NOT :snapshot))
      ORDER BY k.line
      """;

  private static final String FIRST =
      """
      INSERT INTO quarantine (sha256, line, file, snapshot, reason, text, at)
      SELECT :sha256, k.line - :offset, :file, :snapshot, k.reason, coalesce(k.text, ''), :at
      FROM temp.kept_out k
      WHERE k.line >= :offset AND k.line < :next
        AND NOT EXISTS (SELECT 1 FROM quarantine q
          WHERE q.sha256 = :sha256 AND q.line = k.line - :offset)
      ORDER BY k.line
      """;

  private final Handle handle;
  private final long at;
  private long count;
  private @Nullable PreparedStatement insert;

  KeptOut(Handle handle, long at) {
    this.handle = handle;
    this.at = at;
    handle.execute(
        "CREATE TEMP TABLE IF NOT EXISTS kept_out (line INTEGER PRIMARY KEY, reason TEXT, text"
            + " TEXT)");
    handle.execute("DELETE FROM temp.kept_out");
  }

  /**
   * Keeps a row out. Rows that stand on one line are kept as one, with all their reasons and the
   * texts of the first, up to some 4,000 bytes.
   *
   * @param position its line, plus its file's offset
   * @param reason why, for the user
   * @param text the row; null if {@link #fillIn} gives it later
   */
  public void add(long position, String reason, @Nullable String text) {
    try {
      PreparedStatement row = insert == null ? prepared() : insert;
      row.setLong(1, position);
      row.setString(2, reason);
      row.setString(3, text);
      row.executeUpdate();
    } catch (SQLException e) {
      throw Failures.write(e);
    }
    count++;
  }

  /** On the connection, which closes it: a bad file has a million of these rows. */
  private PreparedStatement prepared() throws SQLException {
    insert =
        handle
            .getConnection()
            .prepareStatement(
                """
                INSERT INTO temp.kept_out VALUES (?, ?, ?) ON CONFLICT (line) DO UPDATE
                SET reason = iif(instr(reason, excluded.reason) = 0,
                    reason || '; ' || excluded.reason, reason),
                  text = iif(octet_length(text) < %1$d
                      AND instr('; ' || text || '; ', '; ' || excluded.text || '; ') = 0,
                    text || '; ' || excluded.text, text)
                WHERE octet_length(text) < %1$d OR instr(reason, excluded.reason) = 0
                """
                    .formatted(LONG_TEXT));
    return insert;
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
   * @param most how many
   * @return texts such as {@code line 7: value is missing}
   */
  public List<String> first(int most) {
    return Failures.writing(
        () ->
            handle
                .select("SELECT line, reason FROM temp.kept_out ORDER BY line LIMIT ?", most)
                .map((row, context) -> "line " + row.getLong(1) + ": " + row.getString(2))
                .list());
  }

  /**
   * Fills in the texts of one file that were not at hand.
   *
   * @param offset the file's offset
   * @param next the next file's offset
   * @param texts given lines in ascending order, hands each line's text to the consumer
   */
  public void fillIn(
      long offset, long next, BiConsumer<Iterator<Long>, BiConsumer<Long, String>> texts) {
    String missing =
        "SELECT line - %1$d FROM temp.kept_out WHERE text IS NULL AND line >= %1$d AND line < %2$d"
            .formatted(offset, next);
    if (handle.createQuery(missing + " LIMIT 1").mapTo(Long.class).findOne().isEmpty()) {
      return;
    }
    handle.execute(
        "CREATE TEMP TABLE IF NOT EXISTS kept_text (line INTEGER PRIMARY KEY, text TEXT)");
    handle.execute("DELETE FROM temp.kept_text");
    PreparedBatch batch = handle.prepareBatch("INSERT INTO temp.kept_text VALUES (?, ?)");
    try (var lines = handle.createQuery(missing + " ORDER BY line").mapTo(Long.class).iterator()) {
      texts.accept(
          lines,
          (line, text) -> {
            batch.bind(0, offset + line).bind(1, text).add();
            if (batch.size() >= BATCH) {
              batch.execute();
            }
          });
    }
    batch.execute();
    handle.execute(
        "UPDATE temp.kept_out SET text = (SELECT k.text FROM temp.kept_text k"
            + " WHERE k.line = kept_out.line) WHERE line IN (SELECT line FROM temp.kept_text)");
  }

  /**
   * Puts the rows of one file into quarantine: once per file digest and line. What is there already
   * gets the reason of this time beside the one before.
   *
   * @param offset the file's offset
   * @param next the next file's offset
   * @param file the file's name
   * @param sha256 the file's digest
   * @param snapshot the snapshot that the rest of the file made; null if it made none
   */
  public void store(long offset, long next, String file, String sha256, @Nullable Long snapshot) {
    Failures.doing(
        () -> {
          for (String insert : List.of(AGAIN, FIRST)) {
            handle
                .createUpdate(insert)
                .bind("sha256", sha256)
                .bind("offset", offset)
                .bind("next", next)
                .bind("file", file)
                .bind("snapshot", snapshot)
                .bind("at", at)
                .execute();
          }
        });
  }

  /**
   * Notes of a file's rows that an earlier import of it put into quarantine and that are not kept
   * out any more: they went in.
   *
   * @param file the file's name
   * @param sha256 the file's digest
   * @param snapshot the snapshot that they made; null if it made none
   * @return how many
   */
  public int settle(String file, String sha256, @Nullable Long snapshot) {
    return Failures.writing(
        () ->
            handle
                .createUpdate(
                    """
                    INSERT INTO quarantine_again (sha256, line, file, snapshot, reason, at)
                    SELECT q.sha256, q.line, :file, :snapshot, NULL, :at FROM quarantine_now q
                    WHERE q.sha256 = :sha256 AND q.reason IS NOT NULL
                      AND NOT EXISTS (SELECT 1 FROM temp.kept_out k WHERE k.line = q.line)
                    ORDER BY q.line
                    """)
                .bind("sha256", sha256)
                .bind("file", file)
                .bind("snapshot", snapshot)
                .bind("at", at)
                .execute());
  }
}
