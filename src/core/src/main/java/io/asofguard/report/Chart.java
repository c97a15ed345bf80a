package io.asofguard.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart with time across: drawn here as SVG, so that it stands in print and without scripts; the
 * page's script adds zoom, hover and keys. Built by one thread.
 *
 * <p>Times are nanoseconds since the epoch, UTC. Styles are names of the page's own classes: {@code
 * s1} to {@code s4}, {@code bad}, {@code good}, {@code faint}, {@code shade}, {@code wall}, {@code
 * cutoff}.
 */
public final class Chart {
  /** Where the name of a level above its line would be cut off, as a share of the height. */
  private static final double NEAR_TOP = 0.9;

  record Mark(boolean vertical, double at, String style, String label) {
    /** A level's name stands above its line. */
    boolean isNamedAtTop(Axis up) {
      return vertical || (up.at(at) > NEAR_TOP && up.at(at) <= 1);
    }
  }

  /** A text beside a spot. */
  record Label(double x, double y, String style, String text) {}

  private final String title;
  private final String description;
  private final boolean upIsTime;
  private String across = "";
  private String up = "";
  private @Nullable Axis x;
  private @Nullable Axis y;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private boolean diagonal;

  private Chart(String title, String description, boolean upIsTime) {
    this.title = title;
    this.description = description;
    this.upIsTime = upIsTime;
  }

  /**
   * Values over time.
   *
   * @param title plain text
   * @param description what it shows, for those who don't see it: plain text
   * @return a chart without anything in it
   */
  public static Chart ofValues(String title, String description) {
    return new Chart(title, description, false);
  }

  /**
   * Instants over time, such as knowledge time over event time.
   *
   * @param title plain text
   * @param description what it shows, for those who don't see it: plain text
   * @return a chart without anything in it
   */
  public static Chart ofTimes(String title, String description) {
    return new Chart(title, description, true);
  }

  /**
   * Names the axes.
   *
   * @param nameAcross what runs from left to right
   * @param nameUp what runs upwards
   * @return this
   */
  public Chart axes(String nameAcross, String nameUp) {
    across = nameAcross;
    up = nameUp;
    return this;
  }

  /**
   * Sets what is shown across, instead of all that is drawn.
   *
   * @param first the left end
   * @param last the right end
   * @return this
   */
  public Chart across(long first, long last) {
    x = Axis.ofTime(first, last);
    return this;
  }

  /**
   * Sets what is shown upwards.
   *
   * @param least the lower end
   * @param greatest the upper end
   * @return this
   */
  public Chart up(double least, double greatest) {
    y = Axis.ofNumbers(least, greatest);
    return this;
  }

  Chart up(Axis axis) {
    y = axis;
    return this;
  }

  /**
   * Adds a line that keeps each value until the next.
   *
   * @param name for the legend
   * @param style a class of the page
   * @param points in the order of time
   * @return this
   */
  public Chart steps(String name, String style, Points points) {
    layers.add(new Layer(Layer.Shape.STEPS, name, style, points.thinned()));
    return this;
  }

  /**
   * Adds a straight line from point to point.
   *
   * @param name for the legend
   * @param style a class of the page
   * @param points in the order of time
   * @return this
   */
  public Chart line(String name, String style, Points points) {
    layers.add(new Layer(Layer.Shape.LINE, name, style, points.thinned()));
    return this;
  }

  /**
   * Adds dots.
   *
   * @param name for the legend
   * @param style a class of the page
   * @param points in any order
   * @return this
   */
  public Chart dots(String name, String style, Points points) {
    layers.add(new Layer(Layer.Shape.DOTS, name, style, points.sparse()));
    return this;
  }

  /**
   * Shades what lies within corners.
   *
   * @param name for the legend
   * @param style a class of the page
   * @param corners in order around it
   * @return this
   */
  Chart area(String name, String style, Points corners) {
    layers.add(new Layer(Layer.Shape.AREA, name, style, corners));
    return this;
  }

  /**
   * Marks an instant.
   *
   * @param at when
   * @param style a class of the page
   * @param label what happened
   * @return this
   */
  public Chart instant(long at, String style, String label) {
    marks.add(new Mark(true, Axis.millis(at), style, label));
    return this;
  }

  /** Marks an instant of the axis that runs upwards. */
  Chart level(long at, String style, String label) {
    marks.add(new Mark(false, Axis.millis(at), style, label));
    return this;
  }

  /** Writes a text beside the spot of an instant over another. */
  Chart beside(long at, long upwards, String style, String text) {
    labels.add(new Label(Axis.millis(at), Axis.millis(upwards), style, text));
    return this;
  }

  /** Draws where both axes stand at the same instant. */
  Chart diagonal() {
    diagonal = true;
    return this;
  }

  private List<Layer> drawn(Axis horizontal, Axis vertical) {
    double low = Math.max(horizontal.from(), vertical.from());
    double high = Math.min(horizontal.to(), vertical.to());
    if (!diagonal || low >= high) {
      return layers;
    }
    List<Layer> drawn = new ArrayList<>(layers);
    drawn.add(0, Layer.diagonal(low, high));
    return drawn;
  }

  /**
   * Writes it.
   *
   * @param to where to
   */
  public void write(Html to) {
    Axis horizontal = x == null ? Layer.across(layers) : x;
    Axis whole = y == null ? Layer.up(layers, upIsTime) : y;
    Axis vertical =
        marks.stream().anyMatch(m -> m.isNamedAtTop(whole)) ? whole.withRoomAbove() : whole;
    ChartSvg svg = new ChartSvg(horizontal, vertical);
    to.open("figure", "class", "chart", "data-x", axis(horizontal), "data-y", axis(vertical));
    to.open("figcaption").element("strong", title).text(" ").element("span", description).close();
    to.element("div", up, "class", "up");
    to.open("div", "class", "plot", "tabindex", "0", "role", "group", "aria-label", title);
    svg.write(title, description, drawn(horizontal, vertical), marks, labels, to);
    to.open("div", "class", "tip", "hidden", "hidden").close();
    to.close();
    to.element("div", across, "class", "across");
    to.element("p", "", "class", "said", "aria-live", "polite");
    legend(to);
    to.close();
  }

  private static String axis(Axis axis) {
    return axis.from() + " " + axis.to() + " " + axis.unit();
  }

  private void legend(Html to) {
    to.open("ul", "class", "legend");
    for (Layer layer : layers) {
      if (!layer.name().isEmpty()) {
        to.open("li").element("i", "", "class", layer.style() + " " + layer.shape().css());
        to.text(layer.name()).close();
      }
    }
    to.close();
  }
}
