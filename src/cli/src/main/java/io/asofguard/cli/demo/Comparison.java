package io.asofguard.cli.demo;

import java.util.Map;

/**
 * What a file of predictions says against what was known, counted over the rows of a join.
 *
 * @param same rows with the price that was known at their cutoff
 * @param other rows with another one, or with one where none was known
 * @param sealed rows whose cutoff lies at or after the wall
 */
record Comparison(int same, int other, int sealed) {

  static Comparison of(Rows joined) {
    int same = 0;
    int sealed = 0;
    for (Map<String, String> row : joined.rows()) {
      String status = Rows.cell(row, "status");
      if (status.equals("SEALED")) {
        sealed++;
      } else if (status.equals("KNOWN") && isSame(row)) {
        same++;
      }
    }
    return new Comparison(same, joined.size() - same - sealed, sealed);
  }

  private static boolean isSame(Map<String, String> row) {
    double said = Double.parseDouble(Rows.cell(row, "market_mid"));
    double known = Double.parseDouble(Rows.cell(row, "value"));
    return Double.compare(said, known) == 0;
  }

  int all() {
    return same + other + sealed;
  }
}
