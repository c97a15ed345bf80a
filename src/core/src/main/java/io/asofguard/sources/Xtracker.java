package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import io.asofguard.law.EventRange;
import io.asofguard.law.Law;
import java.util.LinkedHashMap;
import java.util.Map;
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
final class Xtracker extends RowDrafts {
  private static final String[] IDS = {
    "platformId", "platform_id", "id", "tweet_id", "post_id", "Post ID", "Tweet ID", "ID"
  };
  private static final long SECOND = 1_000_000_000L;

  private final Payload payload;
  private final SourceOptions options;
  private final String entity;
  private @Nullable String account;
  private final Fetches fetches = new Fetches();
  private final Map<String, Post> posts = new LinkedHashMap<>();
  private long wrongTimes;
  private long unreadTimes;
  private long unclaimed;
  private long early;

  private Xtracker(Payload payload, SourceOptions options) {
    super(TableRows.of(payload, new ReceivedFirst(payload, Xtracker::opens, options.zone())));
    this.payload = payload;
    this.options = options;
    String named = options.entity();
    if (named == null) {
      throw payload.refused("names no account; say whose posts they are with --entity NAME");
    }
    this.entity = named;
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new Xtracker(payload, options);
  }

  private static boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return name.equals("data") || name.equals("posts");
  }

  @Override
  void take() {
    Post read = rows.problem() == null ? post() : spilled();
    refuseOtherAccount();
    Long fetched = rows.fetched(options.zone()).at();
    Long received = rows.received(options.zone()).at();
    Post post = read.known() == null ? read.knownAt(received) : read;
    if (isEarly(post)) {
      early++;
      drafts.add(observation(post.origin(), "post", post.at(), post.known(), "1"));
      return;
    }
    if (fetched != null && received != null && !Law.knownBeforeEvent(fetched, post.at())) {
      fetches.add(fetched, received, post);
    }
    if (posts.putIfAbsent(post.key(), post) == null) {
      drafts.add(observation(post.origin(), "post", post.at(), post.known(), "1"));
    } else {
      drafts.leaveOut("post(s) that came again");
    }
  }

  /** Posts of two accounts under one entity would be counted as one's. */
  private void refuseOtherAccount() {
    String user = rows.around("userId");
    if (account != null && user != null && !user.equals(account)) {
      throw payload.refused(
          rows.origin().line(),
          "has posts of two accounts (userId "
              + account
              + ", here "
              + user
              + "); import a file per account, each with its own --entity");
    }
    account = user == null ? account : user;
  }

  /** Whether it was known before it was made, for which a gate keeps it out. */
  private boolean isEarly(Post post) {
    Long known = knownOf(post);
    return known != null && Law.knownBeforeEvent(known, post.at());
  }

  private @Nullable Long knownOf(Post post) {
    return post.known() == null ? options.fetchedAt() : post.known();
  }

  private Post post() {
    String id = id();
    if (id == null && rows.get("createdAt") == null) {
      throw new UnusableException("has no id of a post and no createdAt");
    }
    Long said = id == null ? (Long) time("createdAt", required("createdAt")) : writtenBeside();
    long at = id == null ? said : Post.timeOf(id);
    if (said != null && !Law.within(said, at, SECOND)) {
      wrongTimes++;
    }
    String imported = rows.get("importedAt");
    Long known = imported == null ? null : (Long) time("importedAt", imported);
    return new Post(rows.origin(), id == null ? "at " + at : id, at, known);
  }

  /** The page's export leaves a date with commas unquoted: what comes before it still fits. */
  private Post spilled() {
    if (!rows.overflows()) {
      refuseProblem();
    }
    String own = id();
    String id = own == null ? Post.idIn(rows.origin().text()) : own;
    if (id == null) {
      refuseProblem();
      throw new IllegalStateException("a row that overflows has a problem");
    }
    return new Post(rows.origin(), id, Post.timeOf(id), null);
  }

  /**
   * The time that is written beside an id, which is the one that counts; null if none can be read.
   */
  private @Nullable Long writtenBeside() {
    String text = rows.get("createdAt");
    try {
      return text == null ? null : (Long) time("createdAt", text);
    } catch (UnusableException e) {
      unreadTimes++;
      return null;
    }
  }

  private @Nullable String id() {
    String found = null;
    for (int i = 0; found == null && i < IDS.length; i++) {
      found = Post.id(rows.get(IDS[i]));
    }
    return found;
  }

  private long time(String name, String text) {
    return WrittenAt.iso(options.zone()).read(name, text);
  }

  private Draft observation(
      Origin at, String field, long eventTime, @Nullable Long known, @Nullable String value) {
    return new Draft.Observation(at, null, null, entity, field, eventTime, known, value);
  }

  @Override
  void end(Origin at) {
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
    if (count != null) {
      noteUncounted();
    }
  }

  private void made(Post post, RunningCount count) {
    Long known = knownOf(post);
    if (known == null) {
      unclaimed++;
    } else {
      count.made(post.at(), known);
    }
  }

  private void noteTimes() {
    if (wrongTimes > 0) {
      drafts.note(
          Drafts.counted(
              wrongTimes,
              "post(s) with a createdAt that is not the time in the id; the id's was taken"));
    }
    if (unreadTimes > 0) {
      drafts.note(
          Drafts.counted(
              unreadTimes,
              "post(s) with a createdAt that can't be read; the time in the id was taken"));
    }
  }

  private void noteUncounted() {
    if (early > 0) {
      drafts.note(
          Drafts.counted(
              early, "post(s) known before being made, kept out, of tweet_count as well"));
    }
    if (unclaimed > 0) {
      drafts.note(
          Drafts.counted(
              unclaimed,
              "post(s) without importedAt, not in tweet_count; --fetched-at TS says since when known"));
    }
  }
}
