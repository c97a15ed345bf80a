package io.asofguard.law;

/** How many there are of something, as people write it. */
public final class Counted {
  private Counted() {}

  /**
   * A count of what takes an s in the plural.
   *
   * @param count how many
   * @param one what one of them is called
   * @return such as {@code 1 row} or {@code 2 rows}
   */
  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  /**
   * A count.
   *
   * @param count how many
   * @param one what is said of one
   * @param many what is said of any other number
   * @return such as {@code 1 entity is} or {@code 2 entities are}
   */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
