package io.asofguard.report;

import static java.util.stream.Collectors.joining;

import io.asofguard.report.Points.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Draws a chart's inside. The picture is 1000 by 1000 and stretched to the room that there is;
 * lines and dots keep their width, and labels are text beside it, so that they are legible at any
 * width.
 */
record ChartSvg(Axis x, Axis y) {
  private static final double SIDE = 1000;
  private static final int MOST_ACROSS = 8;
  private static final int MOST_UP = 6;
  private static final String TICK = "tick";
  private static final int CELLS_ACROSS = 25;
  private static final int CELLS_UP = 15;
  private static final int MOST_IN_A_CELL = 3;
  private static final double NEAR_RIGHT = 0.85;

  void write(
      String title,
      String description,
      List<Layer> layers,
      List<Chart.Mark> marks,
      List<Chart.Label> besides,
      Html to) {
    to.open("svg", "viewBox", "0 0 1000 1000", "preserveAspectRatio", "none", "role", "img");
    to.element("title", title).element("desc", description);
    to.open("g", "class", "grid");
    x.ticks(MOST_ACROSS).forEach(tick -> line(true, tick.at(), "", to));
    y.ticks(MOST_UP).forEach(tick -> line(false, tick.at(), "", to));
    to.close().open("g", "class", "view");
    layers.forEach(layer -> draw(layer, to));
    marks.forEach(mark -> line(mark.vertical(), mark.at(), mark.style(), to));
    to.close().close();
    labels(marks, besides, to);
  }

  private void labels(List<Chart.Mark> marks, List<Chart.Label> besides, Html to) {
    to.open("div", "class", "ticks across");
    x.ticks(MOST_ACROSS).forEach(tick -> label(tick.label(), true, tick.at(), TICK, to));
    to.close().open("div", "class", "ticks up");
    y.ticks(MOST_UP).forEach(tick -> label(tick.label(), false, tick.at(), "", to));
    to.close().open("div", "class", "marks");
    for (Chart.Mark mark : marks) {
      label(mark.label(), mark.vertical(), mark.at(), mark.style(), to);
    }
    besides(besides, to);
    to.close();
  }

  /** Texts that would lie upon each other are written as one. */
  private void besides(List<Chart.Label> labels, Html to) {
    Map<String, List<Chart.Label>> cells = new LinkedHashMap<>();
    for (Chart.Label label : labels) {
      String cell =
          (int) (x.at(label.x()) * CELLS_ACROSS) + " " + (int) (y.at(label.y()) * CELLS_UP);
      cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(label);
    }
    for (List<Chart.Label> cell : cells.values()) {
      Chart.Label first = cell.get(0);
      String text =
          cell.stream().limit(MOST_IN_A_CELL).map(Chart.Label::text).collect(joining(", "));
      double left = x.at(first.x());
      to.element(
          "span",
          cell.size() > MOST_IN_A_CELL ? text + " …" : text,
          "class",
          "b " + first.style() + (left > NEAR_RIGHT ? " before" : ""),
          "style",
          "left:" + round(left * 100) + "%;bottom:" + round(y.at(first.y()) * 100) + "%",
          "data-x",
          number(first.x()),
          "data-y",
          number(first.y()));
    }
  }

  private void label(String text, boolean vertical, double at, String style, Html to) {
    double share = vertical ? x.at(at) : y.at(at);
    boolean inside = share >= 0 && share <= 1;
    String place = round(share * 100) + "%";
    to.element(
        "span",
        text,
        "class",
        ((vertical ? "v " : "h ") + style).strip(),
        "style",
        (vertical ? "left:" + (style.equals(TICK) ? within(place) : place) : "bottom:" + place)
            + (inside ? "" : ";display:none"),
        "data-at",
        number(at));
  }

  /**
   * So far from the right end that the middle of a label may stand there; the script knows, too.
   */
  private static String within(String place) {
    return "min(" + place + ",100% - 1.1rem)";
  }

  private void line(boolean vertical, double at, String style, Html to) {
    double place = vertical ? x.at(at) * SIDE : SIDE - y.at(at) * SIDE;
    String path =
        vertical ? "M" + round(place) + " -9000V9000" : "M-9000 " + round(place) + "H9000";
    to.open(
        "path", "d", path, "class", style, "data-at", number(at), "data-v", vertical ? "1" : "");
  }

  private void draw(Layer layer, Html to) {
    StringBuilder path = new StringBuilder();
    boolean broken = true;
    for (Point point : layer.points().list()) {
      boolean finite = Double.isFinite(point.y());
      if (finite) {
        add(layer.shape(), broken, point, path);
      }
      broken = !finite || layer.shape() == Layer.Shape.DOTS;
    }
    to.open(
        "path",
        "class",
        layer.style() + " " + layer.shape().css(),
        "d",
        path + (layer.shape() == Layer.Shape.AREA ? "Z" : ""),
        "data-name",
        layer.name(),
        "data-points",
        layer.name().isEmpty() || layer.shape() == Layer.Shape.AREA ? "" : points(layer));
  }

  private void add(Layer.Shape shape, boolean first, Point point, StringBuilder to) {
    String across = round(x.at(point.x()) * SIDE);
    String up = round(SIDE - y.at(point.y()) * SIDE);
    if (first) {
      to.append('M').append(across).append(' ').append(up);
    } else if (shape == Layer.Shape.STEPS) {
      to.append('H').append(across).append('V').append(up);
    } else {
      to.append('L').append(across).append(' ').append(up);
    }
    if (shape == Layer.Shape.DOTS) {
      to.append("h0");
    }
  }

  /** The points in JSON, for the script. */
  private static String points(Layer layer) {
    StringBuilder json = new StringBuilder("[");
    for (Point point : layer.points().list()) {
      if (!Double.isFinite(point.y())) {
        continue;
      }
      json.append(json.length() > 1 ? ",[" : "[").append(number(point.x())).append(',');
      json.append(number(point.y()));
      if (!point.note().isEmpty()) {
        json.append(",\"");
        json.append(JsonStringEncoder.getInstance().quoteAsCharArray(point.note())).append('"');
      }
      json.append(']');
    }
    return json.append(']').toString();
  }

  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** Two digits after the point are a hundredth of a thousandth of the picture. */
  private static String round(double number) {
    double bounded = Math.max(-9e6, Math.min(9e6, number));
    double hundredths = Math.rint(bounded * 100) / 100;
    return number(hundredths);
  }
}
