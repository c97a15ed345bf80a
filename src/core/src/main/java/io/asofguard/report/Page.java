package io.asofguard.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One self-contained HTML page: reads nothing from anywhere, is legible on a phone, in print, in
 * light and in dark. Built by one thread.
 *
 * <pre>{@code
 * String html =
 *     new Page("Backfill 'outage'", "What publishing it would change.")
 *         .section("Series", to -> HtmlTable.of("series", "changed").row("a/b", "12").write(to))
 *         .html();
 * }</pre>
 */
public final class Page {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

  private final StringBuilder body = new StringBuilder();
  private final Html html = new Html(body);
  private final String title;

  /**
   * A page with nothing but a heading.
   *
   * @param title what it is about, as plain text
   * @param lead what it says, in a sentence or two, as plain text
   */
  public Page(String title, String lead) {
    this.title = title;
    html.open("header").element("h1", title).element("p", lead, "class", "lead").close();
  }

  /**
   * Adds a verdict below the heading.
   *
   * @param kind {@code bad}, {@code unsure} or {@code good}
   * @param word the verdict, such as {@code LEAK}
   * @param why in a sentence, as plain text
   * @return this
   */
  public Page verdict(String kind, String word, String why) {
    html.open("p", "class", "verdict " + kind)
        .element("strong", word)
        .text(" ")
        .element("span", why)
        .close();
    return this;
  }

  /**
   * Adds a section.
   *
   * @param heading plain text
   * @param content writes what is in it
   * @return this
   */
  public Page section(String heading, Consumer<Html> content) {
    html.open("section").element("h2", heading);
    content.accept(html);
    html.close();
    return this;
  }

  /**
   * The page.
   *
   * @return HTML, to be stored as UTF-8
   */
  public String html() {
    StringBuilder page = new StringBuilder(body.length() + 20_000);
    page.append("<!DOCTYPE html>\n");
    Html whole = new Html(page);
    whole
        .open("html", "lang", "en")
        .open("head")
        .open("meta", "charset", "utf-8")
        .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .open("meta", "name", "color-scheme", "content", "light dark")
        .open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
        .element("title", title)
        .open("style")
        .trusted(resource("page.css"))
        .close()
        .close()
        .open("body")
        .open("main")
        .trusted(body.toString())
        .close()
        .element("footer", "Made by AsOf Guard. All times are UTC.")
        .open("script")
        .trusted(resource("page.js"))
        .close()
        .close()
        .close();
    return page.append('\n').toString();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
