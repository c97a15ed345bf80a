package io.asofguard.report;

import io.asofguard.api.Series;
import io.asofguard.guard.Edition;
import io.asofguard.leak.Datum;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The plane of what leaked: of the first few series and cutoffs with a finding that names a value.
 * Of a forecaster without one, the plane of what it read most, at its last cutoff.
 */
public final class LeakPicture {
  private static final int MOST = 3;

  private record Frame(Series series, long cutoff) {}

  private final LeakReport report;
  private final Edition edition;

  /**
   * The picture of a report.
   *
   * @param report of a leak test
   * @param edition of the store that was tested on
   */
  public LeakPicture(LeakReport report, Edition edition) {
    this.report = report;
    this.edition = edition;
  }

  /**
   * Adds the planes to a page; none if nothing was read and nothing found.
   *
   * @param page where to
   */
  public void addTo(Page page) {
    Set<Frame> frames = frames();
    if (!frames.isEmpty()) {
      page.section(
          "What it read, and what it must not see",
          to ->
              frames.forEach(
                  frame -> new Plane(edition, frame.series, frame.cutoff).write(marks(frame), to)));
    }
  }

  private Set<Frame> frames() {
    Set<Frame> frames = new LinkedHashSet<>();
    for (Finding finding : report.findings()) {
      Datum datum = finding.datum();
      Long cutoff = finding.cutoff();
      if (datum != null && cutoff != null && frames.size() < MOST) {
        frames.add(new Frame(datum.series(), cutoff));
      }
    }
    return frames.isEmpty() ? mostRead() : frames;
  }

  private Set<Frame> mostRead() {
    if (report.seen().isEmpty()) {
      return Set.of();
    }
    long last = report.seen().get(report.seen().size() - 1).cutoff();
    return report.seen().stream()
        .filter(seen -> seen.cutoff() == last)
        .map(seen -> seen.datum().series())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Map.Entry.<Series, Long>comparingByValue()
                .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder()))
        .map(entry -> Set.of(new Frame(entry.getKey(), last)))
        .orElseThrow();
  }

  private List<Plane.Mark> marks(Frame frame) {
    List<Plane.Mark> marks = new ArrayList<>();
    for (Seen seen : report.seen()) {
      if (seen.cutoff() == frame.cutoff && seen.datum().series().equals(frame.series)) {
        marks.add(mark(seen.datum(), false, ""));
      }
    }
    for (Finding finding : report.findings()) {
      Datum datum = finding.datum();
      if (datum != null
          && datum.series().equals(frame.series)
          && Long.valueOf(frame.cutoff).equals(finding.cutoff())) {
        String beside = ", " + datum.knownBeside(frame.cutoff);
        marks.add(mark(datum, true, beside + " (" + finding.rule().id() + ")"));
      }
    }
    return marks;
  }

  private static Plane.Mark mark(Datum datum, boolean leaked, String rule) {
    String note =
        datum.text()
            + " for "
            + LeakPage.time(datum.eventTime())
            + ", known "
            + LeakPage.time(datum.knowledge())
            + rule;
    return new Plane.Mark(datum.eventTime(), datum.knowledge(), leaked, note);
  }
}
