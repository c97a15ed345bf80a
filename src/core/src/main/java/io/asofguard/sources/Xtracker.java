package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import io.asofguard.law.EventRange;
import io.asofguard.law.Law;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Posts as xtracker collects them: a {@code post} of 1 at the time of each, and with a window the
 * {@code tweet_count} in it. The API's JSON, its CSV with {@code createdAt} and {@code importedAt},
 * and the page's export: its dates say EST all year and mean New York, and spill over their
 * columns, so that a post's time is taken from its id. A post is known when it was imported.
 *
 * <p>Where rows say when they were fetched, a post that a later fetch lacks, though it has older
 * and newer ones, was deleted, known at that fetch. Keeps a few words per post.
 */
final class Xtracker implements DraftReader {
  private static final String[] IDS = {"platformId", "platform_id", "id", "tweet_id", "post_id"};
  private static final String[] FETCHES = {"fetched_at", "fetchedAt", "received_at"};
  private static final long SECOND = 1_000_000_000L;

  private final SourceOptions options;
  private final String entity;
  private final TableRows rows;
  private final Fetches fetches = new Fetches();
  private final Map<String, Post> posts = new LinkedHashMap<>();
  private final Drafts drafts = new Drafts();
  private @Nullable Origin last;
  private long wrongTimes;
  private long unclaimed;
  private boolean ended;

  private Xtracker(Payload payload, SourceOptions options) {
    this.options = options;
    String named = options.entity();
    if (named == null) {
      throw payload.refused("names no account; say whose posts they are with --entity NAME");
    }
    this.entity = named;
    this.rows =
        payload.isNamedJsonLines() || payload.startsJson()
            ? new JsonTable(
                payload, (name, before, inList) -> List.of("data", "posts").contains(name))
            : new CsvTable(payload);
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new Xtracker(payload, options);
  }

  @Override
  public boolean next(Consumer<Draft> to) {
    if (ended) {
      return false;
    }
    drafts.to(to);
    if (!rows.next()) {
      ended = true;
      end();
      return true;
    }
    last = rows.origin();
    try {
      take(post());
    } catch (UnusableException e) {
      drafts.unusable(rows.origin(), e.reason());
    }
    return true;
  }

  private Post post() {
    String id = rows.problem() == null ? id() : Post.idIn(rows.origin().text());
    String written = rows.get("createdAt");
    if (id == null && (rows.problem() != null || written == null)) {
      throw new UnusableException(
          rows.problem() == null ? "has no id of a post and no createdAt" : rows.problem());
    }
    Long said = rows.problem() == null ? time("createdAt") : null;
    long at = id == null ? required(said) : Post.timeOf(id);
    if (id != null && said != null && !Law.within(said, at, SECOND)) {
      wrongTimes++;
    }
    Long known = rows.problem() == null ? time("importedAt") : null;
    return new Post(rows.origin(), id == null ? "at " + at : id, at, known);
  }

  private static long required(@Nullable Long time) {
    if (time == null) {
      throw new UnusableException("createdAt is missing");
    }
    return time;
  }

  private @Nullable String id() {
    String found = null;
    for (int i = 0; found == null && i < IDS.length; i++) {
      found = Post.id(rows.get(IDS[i]));
    }
    return found;
  }

  private @Nullable Long time(String name) {
    String text = rows.get(name);
    return text == null ? null : (Long) new WrittenAt(null, options.zone()).read(name, text);
  }

  private void take(Post read) {
    Long fetched = fetched();
    Post post = read.known() == null ? read.knownAt(fetched) : read;
    if (fetched != null) {
      fetches.add(fetched, post);
    }
    Post before = posts.putIfAbsent(post.key(), post);
    if (before != null) {
      drafts.leaveOut("posts that came again");
      return;
    }
    drafts.add(observation(post.origin(), "post", post.at(), post.known(), "1"));
  }

  private @Nullable Long fetched() {
    String text = null;
    for (int i = 0; text == null && i < FETCHES.length; i++) {
      text = rows.around(FETCHES[i]);
    }
    return text == null ? null : (Long) Instants.any("fetched_at", text, options.zone());
  }

  private Draft observation(
      Origin at, String field, long eventTime, @Nullable Long known, @Nullable String value) {
    return new Draft.Observation(at, null, null, entity, field, eventTime, known, value);
  }

  private void end() {
    Origin at = last;
    if (at == null) {
      return;
    }
    EventRange window = options.window();
    RunningCount count = window == null ? null : new RunningCount(window);
    if (count != null) {
      posts.values().forEach(post -> made(post, count));
    }
    fetches.changes(
        (post, known, there) -> {
          drafts.add(observation(at, "post", post.at(), known, there ? "1" : null));
          if (count != null && there) {
            count.made(post.at(), known);
          } else if (count != null) {
            count.deleted(post.at(), known);
          }
        });
    if (count != null) {
      count.tell(
          (eventTime, known, posts) ->
              drafts.add(observation(at, "tweet_count", eventTime, known, Long.toString(posts))));
    }
    noteTimes();
  }

  private void made(Post post, RunningCount count) {
    Long known = post.known() == null ? options.fetchedAt() : post.known();
    if (known == null) {
      unclaimed++;
    } else {
      count.made(post.at(), known);
    }
  }

  private void noteTimes() {
    if (wrongTimes > 0) {
      drafts.note(
          wrongTimes
              + " posts have a createdAt that is not the time in their id; the id's was taken");
    }
    if (unclaimed > 0) {
      drafts.note(
          unclaimed
              + " posts without importedAt are not in tweet_count; --fetched-at TS says when they were"
              + " known");
    }
  }

  @Override
  public List<String> notes() {
    return drafts.notes();
  }
}
