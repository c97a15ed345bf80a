package io.asofguard.store;

import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The triggers that refuse changes are all there. */
final class TriggerCheck {
  private TriggerCheck() {}

  static void run(Handle handle, Findings findings) {
    findings.begin("triggers");
    Set<String> there =
        new HashSet<>(
            handle
                .createQuery("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
                .mapTo(String.class)
                .list());
    AppendOnly.triggers()
        .forEach(
            (name, sql) -> {
              if (!there.contains(sql)) {
                findings.damaged("trigger " + name + " is missing or was changed");
              }
            });
    findings.end(AppendOnly.triggers().size() + " triggers refuse UPDATE, DELETE and REPLACE");
  }
}
