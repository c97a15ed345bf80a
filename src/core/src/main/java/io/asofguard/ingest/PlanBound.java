package io.asofguard.ingest;

import io.asofguard.law.Nanos;
import io.asofguard.store.WriteTx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds staged rows to their plan. */
final class PlanBound {
  private final WriteTx tx;
  private final StageBounds plan;
  private final Map<String, Boolean> matches = new HashMap<>();

  private PlanBound(WriteTx tx, StageBounds plan) {
    this.tx = tx;
    this.plan = plan;
  }

  static RowStorer.Bound of(WriteTx tx, StageBounds plan) {
    return new PlanBound(tx, plan)::problem;
  }

  private @Nullable String problem(Names names, SortedRows row) {
    String source = names.source(row.source);
    if (!source.equals(plan.source())) {
      return "outside the plan: source " + source + ", the plan is for " + plan.source();
    }
    String entity = names.entity(row.series);
    if (!matches(entity)) {
      return "outside the plan: entity " + entity + ", the plan is for " + plan.entityGlob();
    }
    String field = names.field(row.series);
    if (plan.field() != null && !plan.field().equals(field)) {
      return "outside the plan: field " + field + ", the plan is for " + plan.field();
    }
    return plan.range().contains(row.eventTime)
        ? null
        : "outside the plan: event time "
            + Nanos.toInstant(row.eventTime)
            + ", the plan runs from "
            + Nanos.toInstant(plan.range().from())
            + " to before "
            + Nanos.toInstant(plan.range().to());
  }

  private boolean matches(String entity) {
    String glob = plan.entityGlob();
    return glob == null || matches.computeIfAbsent(entity, e -> tx.backfills().matches(e, glob));
  }
}
