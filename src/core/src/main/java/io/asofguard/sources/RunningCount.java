package io.asofguard.sources;

import io.asofguard.law.EventRange;
import io.asofguard.law.Law;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How many posts of a window had been made by each post's time, as known at each instant: a post
 * that is learned late raises the counts at all later times, one that is deleted lowers them. Times
 * are nanoseconds since the epoch, UTC.
 *
 * <p>Keeps a few words per post. Costs a step per post where posts are learned in their order, and
 * the posts after it for one that is learned late.
 */
final class RunningCount {
  private final EventRange window;
  private final List<News> news = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private record News(long known, long at, int posts) {}

  /** A time at which posts were made. */
  private static final class Step {
    private final long at;
    private int posts;
    private long told = -1;

    Step(long at) {
      this.at = at;
    }
  }

  /** Takes a count at an event time, known at an instant. */
  interface To {
    void count(long eventTime, long known, long count);
  }

  RunningCount(EventRange window) {
    this.window = window;
  }

  void made(long at, long known) {
    add(at, known, 1);
  }

  void deleted(long at, long known) {
    add(at, known, -1);
  }

  private void add(long at, long known, int posts) {
    if (window.contains(at)) {
      news.add(new News(known, at, posts));
    }
  }

  /** All counts, in the order in which they became known. */
  void tell(To to) {
    news.sort(Comparator.comparing(News::known, Law::order).thenComparing(News::at, Law::order));
    int next = 0;
    while (next < news.size()) {
      long known = news.get(next).known;
      int first = steps.size();
      while (next < news.size() && news.get(next).known == known) {
        first = Math.min(first, take(news.get(next)));
        next++;
      }
      tell(first, known, to);
    }
  }

  /** Returns the place of its step. */
  private int take(News each) {
    int place =
        Collections.binarySearch(
            steps, new Step(each.at), Comparator.comparing((Step step) -> step.at, Law::order));
    if (place < 0) {
      place = -place - 1;
      steps.add(place, new Step(each.at));
    }
    steps.get(place).posts += each.posts;
    return place;
  }

  private void tell(int first, long known, To to) {
    long count = first == 0 ? 0 : steps.get(first - 1).told;
    for (int i = first; i < steps.size(); i++) {
      Step step = steps.get(i);
      count += step.posts;
      if (count != step.told) {
        step.told = count;
        to.count(step.at, known, count);
      }
    }
  }
}
