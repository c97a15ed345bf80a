package io.asofguard.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is drawn of one thing.
 *
 * @param shape how
 * @param name for the legend; empty for none
 * @param style a class of the page
 * @param points where
 */
record Layer(Shape shape, String name, String style, Points points) {

  enum Shape {
    AREA,
    STEPS,
    LINE,
    DOTS;

    String css() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without points for the script: there is nothing to say of it. */
  static Layer diagonal(double low, double high) {
    Points ends = new Points();
    ends.list().add(new Points.Point(low, low, ""));
    ends.list().add(new Points.Point(high, high, ""));
    return new Layer(Shape.LINE, "", "diagonal", ends);
  }

  static Axis across(List<Layer> layers) {
    return around(layers, Points.Point::x, true);
  }

  static Axis up(List<Layer> layers, boolean isTime) {
    return around(layers, Points.Point::y, isTime);
  }

  private static Axis around(
      List<Layer> layers, ToDoubleFunction<Points.Point> of, boolean isTime) {
    double[] all =
        layers.stream()
            .flatMap(layer -> layer.points.list().stream())
            .mapToDouble(of)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double least = all.length == 0 ? 0 : all[0];
    double greatest = all.length == 0 ? 1 : all[all.length - 1];
    return isTime ? Axis.ofMillis(least, greatest) : Axis.ofNumbers(least, greatest);
  }
}
