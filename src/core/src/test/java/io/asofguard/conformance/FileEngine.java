package io.asofguard.conformance;

import java.nio.file.Path;

/** An engine with the doors that take files. */
interface FileEngine {
  Engine engine();

  void importFile(Path file);

  void backfill(Plan emptyPlan, Path rows);

  /** Reads the files itself: for engines that take rows. */
  static FileEngine overRows(Engine engine) {
    return new FileEngine() {
      @Override
      public Engine engine() {
        return engine;
      }

      @Override
      public void importFile(Path file) {
        if (Csv.isMilestones(file)) {
          engine.milestones(Csv.read(file).stream().map(Csv::fact).toList());
        } else {
          engine.observations(Csv.read(file).stream().map(Csv::row).toList());
        }
      }

      @Override
      public void backfill(Plan plan, Path rows) {
        engine.stage(
            new Plan(
                plan.name(),
                plan.source(),
                plan.entityGlob(),
                plan.field(),
                plan.from(),
                plan.to(),
                Csv.read(rows).stream().map(Csv::row).toList()));
        engine.publish(plan.name());
      }
    };
  }
}
