package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** An index of given rows, built and opened as the guard does it. */
final class Built {
  static final String DIGEST = "ab".repeat(32);
  static final long SNAPSHOT = 7;

  private Built() {}

  /** Of series 1, 3, 5 and so on: one without rows lies between any two. */
  static AsofIndex index(Path folder, List<SeriesRows> series) {
    IndexFolder files = new IndexFolder(folder);
    long rows = series.stream().mapToLong(SeriesRows::size).sum();
    try (IndexBuild build = files.begin(new IndexSize(rows, series.size()))) {
      for (int i = 0; i < series.size(); i++) {
        build.add(number(i), series.get(i));
      }
      build.finish(SNAPSHOT, DIGEST);
    }
    IndexFolder.Opened opened = files.open();
    assertThat(opened.problem()).isNull();
    return Objects.requireNonNull(opened.index());
  }

  static int number(int place) {
    return 2 * place + 1;
  }
}
