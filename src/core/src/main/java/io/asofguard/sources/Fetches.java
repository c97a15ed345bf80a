package io.asofguard.sources;

import io.asofguard.law.Law;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was there at each fetch; so what was deleted between two of them. */
final class Fetches {
  private final Map<Long, Fetch> byTime = new TreeMap<>(Law::order);

  /** What came together. */
  private static final class Fetch {
    final Map<String, Post> posts = new LinkedHashMap<>();
    long known;

    Fetch(long at) {
      known = at;
    }

    void add(Post post, long received) {
      posts.put(post.key(), post);
      known = Law.order(received, known) > 0 ? received : known;
    }
  }

  /** Takes a post that was deleted, or was there again, and the fetch that first showed it. */
  interface To {
    void changed(Post post, long known, boolean there);
  }

  /** A fetch shows what is gone once the last of its posts was received. */
  void add(long fetchedAt, long received, Post post) {
    byTime.computeIfAbsent(fetchedAt, Fetch::new).add(post, received);
  }

  /** A post is missed only between the oldest and the newest that a fetch has. */
  void changes(To to) {
    Map<String, Post> standing = new LinkedHashMap<>();
    Map<String, Post> deleted = new LinkedHashMap<>();
    byTime.forEach(
        (at, fetch) -> {
          Map<String, Post> posts = fetch.posts;
          Span span = Span.of(posts.values());
          standing
              .entrySet()
              .removeIf(
                  each -> {
                    boolean gone = !posts.containsKey(each.getKey()) && span.has(each.getValue());
                    if (gone) {
                      deleted.put(each.getKey(), each.getValue());
                      to.changed(each.getValue(), fetch.known, false);
                    }
                    return gone;
                  });
          deleted.entrySet().stream()
              .filter(each -> posts.containsKey(each.getKey()))
              .forEach(each -> to.changed(each.getValue(), fetch.known, true));
          deleted.keySet().removeAll(posts.keySet());
          standing.putAll(posts);
        });
  }

  private record Span(long first, long last) {
    static Span of(Collection<Post> posts) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (Post post : posts) {
        first = Law.order(post.at(), first) < 0 ? post.at() : first;
        last = Law.order(post.at(), last) > 0 ? post.at() : last;
      }
      return new Span(first, last);
    }

    boolean has(Post post) {
      return Law.order(post.at(), first) > 0 && Law.order(post.at(), last) < 0;
    }
  }
}
