package io.asofguard.cli.output;

/**
 * A number that goes out as it was written.
 *
 * @param text legal JSON
 */
public record NumberText(String text) {
  @Override
  public String toString() {
    return text;
  }
}
