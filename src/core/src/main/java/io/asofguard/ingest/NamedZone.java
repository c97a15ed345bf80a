package io.asofguard.ingest;

import io.asofguard.store.Show;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time that ends in a zone's short name. That is no offset: zones share such names, and exports
 * write EST in July. So it is refused, and told what it contradicts.
 */
final class NamedZone {
  private static final Pattern FORM =
      Pattern.compile("(?<local>[^:]*[0-9]:[0-9]{2}\\b.*?) ?(?<name>[A-Z]{3,5})");
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[uuuu-MM-dd HH:mm[:ss]][MMM d, uuuu, h:mm[:ss] a]")
          .toFormatter(Locale.ENGLISH);
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

  private NamedZone() {}

  /** Why the text is no time; null if it does not end in a zone's name. */
  static @Nullable BadTimeException trouble(String text, @Nullable ZoneId zone) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    String name = form.group("name");
    ZonedDateTime there = zone == null ? null : at(form.group("local"), zone);
    if (there == null || NAME.format(there).equals(name)) {
      return new BadTimeException(
          "%s is a zone's name, not an offset: %s; write ISO-8601 with an offset in its place"
              .formatted(name, Show.quoted(text)));
    }
    return new BadTimeException(
        "%s contradicts %s, where it is %s (%s) then: %s; write ISO-8601 with the offset that is meant"
            .formatted(name, zone, NAME.format(there), there.getOffset(), Show.quoted(text)));
  }

  private static @Nullable ZonedDateTime at(String local, ZoneId zone) {
    try {
      return LocalDateTime.parse(local, LOCAL).atZone(zone);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
