package io.asofguard.leak;

/**
 * Where in code or in a file something is.
 *
 * @param file the file's name, such as {@code Model.java} or {@code predictions.csv}
 * @param line its line, from 1; 0 if that is not known
 * @param member the class and method; empty for files that are not code
 */
public record Place(String file, int line, String member) {

  /**
   * A line of a file that is not code.
   *
   * @param file the file's name
   * @param line its line, from 1
   * @return the place
   */
  public static Place of(String file, long line) {
    return new Place(file, Math.toIntExact(line), "");
  }

  /**
   * Where a folder of sources has the file.
   *
   * @return such as {@code com/acme/Model.java}; the name alone for a file that is not code
   */
  public String path() {
    int type = member.lastIndexOf('.');
    int packaged = type < 0 ? -1 : member.lastIndexOf('.', type - 1);
    return member.substring(0, packaged + 1).replace('.', '/') + file;
  }

  /** As a stack trace has it: {@code a.b.Model.forecast(Model.java:12)}; or {@code file:line}. */
  @Override
  public String toString() {
    String at = line > 0 ? file + ":" + line : file;
    return member.isEmpty() ? at : member + "(" + at + ")";
  }
}
