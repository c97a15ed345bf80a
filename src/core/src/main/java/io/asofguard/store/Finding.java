package io.asofguard.store;

/**
 * What one check found.
 *
 * @param check which check
 * @param sound whether all was well
 * @param detail what was checked, or what is damaged and where
 */
public record Finding(String check, boolean sound, String detail) {

  /**
   * The word that commands print.
   *
   * @return {@code ok} or {@code damaged}
   */
  public String status() {
    return sound ? "ok" : "damaged";
  }
}
