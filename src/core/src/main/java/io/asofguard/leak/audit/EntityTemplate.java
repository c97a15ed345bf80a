package io.asofguard.leak.audit;

import io.asofguard.store.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * How an entity's name is put together from a row's columns.
 *
 * @param texts what stands before, between and after the columns
 * @param columns the columns' names; one less than there are texts
 */
public record EntityTemplate(List<String> texts, List<String> columns) {

  /**
   * The name that stands in one column.
   *
   * @param column its name
   * @return the template
   */
  public static EntityTemplate column(String column) {
    return new EntityTemplate(List.of("", ""), List.of(column));
  }

  /**
   * Reads a template.
   *
   * @param template text with columns in braces
   * @return the template
   * @throws RefusedException if a brace is not closed, or no column is named
   */
  public static EntityTemplate parse(String template) {
    List<String> texts = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        throw malformed(template);
      }
      texts.add(template.substring(from, open));
      columns.add(template.substring(open + 1, close));
      from = close + 1;
    }
    texts.add(template.substring(from));
    if (columns.isEmpty() || columns.contains("")) {
      throw malformed(template);
    }
    return new EntityTemplate(List.copyOf(texts), List.copyOf(columns));
  }

  private static RefusedException malformed(String template) {
    return new RefusedException(
        "an entity template names columns in braces, such as '{event}/{bucket}': '"
            + template
            + "'");
  }
}
