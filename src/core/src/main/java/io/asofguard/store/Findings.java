package io.asofguard.store;

import java.util.function.Consumer;

/** Collects what the checks find; of many damages of one check the first few are named. */
final class Findings {
  private static final int SHOWN = 20;

  private final Consumer<Finding> to;
  private boolean allSound = true;
  private String check = "";
  private long damages;

  Findings(Consumer<Finding> to) {
    this.to = to;
  }

  void begin(String name) {
    check = name;
    damages = 0;
  }

  void damaged(String detail) {
    allSound = false;
    damages++;
    if (damages <= SHOWN) {
      to.accept(new Finding(check, false, detail));
    }
  }

  boolean hasDamages() {
    return damages > 0;
  }

  void end(String detail) {
    if (damages == 0) {
      to.accept(new Finding(check, true, detail));
    } else if (damages > SHOWN) {
      to.accept(new Finding(check, false, (damages - SHOWN) + " more"));
    }
  }

  boolean allSound() {
    return allSound;
  }
}
