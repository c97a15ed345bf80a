package io.asofguard.cli;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small store that most tests read: one event, a revision, a retraction, a wall, an outcome. */
final class Story {
  static final String OBSERVATIONS =
      """
      source,entity,field,event,event_time,knowledge_time,value,retracted
      venue,elon/200-219,market_mid,april,2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,0.5,
      venue,elon/200-219,market_mid,april,2026-04-08T11:00:00Z,2026-04-08T11:00:00.250Z,0.62,
      venue,elon/200-219,market_mid,april,2026-04-08T11:00:00Z,2026-04-08T13:00:00Z,0.625,
      venue,elon/200-219,bid,april,2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,0.4,
      venue,elon/200-219,bid,april,2026-04-08T10:00:00Z,2026-04-08T12:00:00Z,,true
      tracker,elon,tweet_count,,2026-04-08T10:00:00Z,2026-04-08T10:07:00Z,117,
      """;
  static final String MILESTONES =
      """
      event,entity,milestone,at,knowledge_time,outcome
      april,,event_end,2026-04-10T16:00:00Z,2026-04-01T00:00:00Z,
      april,elon/200-219,resolved,2026-04-10T18:00:00Z,2026-04-10T18:00:05Z,1
      """;

  private final Path folder;

  private Story(Path folder) {
    this.folder = folder;
  }

  static Story in(Path folder) {
    Story story = new Story(folder);
    story
        .shell()
        .asof(
            "import",
            story.file("milestones.csv", MILESTONES),
            story.file("prices.csv", OBSERVATIONS))
        .codeIs(0);
    return story;
  }

  Shell shell() {
    return new Shell(folder.resolve("store"));
  }

  Run asof(String... args) {
    return shell().asof(args);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  String file(String name, String text) {
    try {
      return Files.writeString(path(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
