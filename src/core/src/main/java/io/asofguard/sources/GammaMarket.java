package io.asofguard.sources;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A market of Polymarket's Gamma API: which event it belongs to, and what each of its outcomes is
 * called.
 *
 * <p>The pattern of an entity's name has {@code {event}}, {@code {market}} (its slug) and {@code
 * {title}} (its title within the event, such as {@code 200-219}, else its slug). The first outcome
 * of a Yes/No market that is one of several bears the name as it is; every other outcome's is
 * appended to it.
 *
 * @param event the event's slug; the market's own if it is part of none
 * @param outcomes in the order of the payload
 */
record GammaMarket(String event, List<Outcome> outcomes) {
  static final String PATTERN = "{event}/{title}";

  /**
   * One outcome.
   *
   * @param entity its entity
   * @param token its token, or null if the payload has none
   */
  record Outcome(String entity, @Nullable String token) {}

  static GammaMarket of(JsonItem market, @Nullable String eventAround, @Nullable String pattern) {
    String slug = market.required("slug");
    String event = event(market, eventAround, slug);
    List<String> names = StringLists.required(market, "outcomes");
    List<String> tokens = StringLists.of(market, "clobTokenIds");
    if (!tokens.isEmpty() && tokens.size() != names.size()) {
      throw new UnusableException(
          "'clobTokenIds' has " + tokens.size() + " tokens for " + names.size() + " outcomes");
    }
    String base = base(market, slug, event, pattern == null ? PATTERN : pattern);
    boolean bare = !base.equals(event) && names.size() == 2 && names.get(0).equals("Yes");
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String entity = bare && i == 0 ? base : base + "/" + names.get(i);
      outcomes.add(new Outcome(entity, tokens.isEmpty() ? null : tokens.get(i)));
    }
    return new GammaMarket(event, outcomes);
  }

  private static String event(JsonItem market, @Nullable String eventAround, String slug) {
    if (eventAround != null) {
      return eventAround;
    }
    return market.items("events").stream()
        .map(event -> event.string("slug"))
        .filter(found -> found != null)
        .findFirst()
        .orElse(slug);
  }

  private static String base(JsonItem market, String slug, String event, String pattern) {
    String title = market.string("groupItemTitle");
    if (title == null && slug.equals(event) && pattern.equals(PATTERN)) {
      return event;
    }
    return pattern
        .replace("{event}", event)
        .replace("{market}", slug)
        .replace("{title}", title == null ? slug : title);
  }
}
