package io.asofguard.sources;

import io.asofguard.law.Law;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was there at each fetch; so what was deleted between two of them. */
final class Fetches {
  private final Map<Long, Map<String, Post>> byTime = new TreeMap<>(Law::order);

  /** Takes a post that was deleted, and the fetch that first lacked it. */
  interface To {
    void deleted(Post post, long known);
  }

  void add(long fetchedAt, Post post) {
    byTime.computeIfAbsent(fetchedAt, at -> new LinkedHashMap<>()).put(post.key(), post);
  }

  /** A post is missed only between the oldest and the newest that a fetch has. */
  void deletions(To to) {
    Map<String, Post> standing = new LinkedHashMap<>();
    byTime.forEach(
        (at, posts) -> {
          Span span = Span.of(posts.values());
          standing
              .entrySet()
              .removeIf(
                  each -> {
                    boolean gone = !posts.containsKey(each.getKey()) && span.has(each.getValue());
                    if (gone) {
                      to.deleted(each.getValue(), at);
                    }
                    return gone;
                  });
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
