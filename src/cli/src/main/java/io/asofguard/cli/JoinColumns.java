package io.asofguard.cli;

import io.asofguard.cli.probe.BadProbesException;
import io.asofguard.cli.probe.ProbeFile;
import io.asofguard.store.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a join's columns are.
 *
 * @param entity the number of the column
 * @param field the number of the column
 * @param cutoff the number of the column
 * @param eventTime the number of the column; negative if there is none
 * @param all the names that come out, in order
 */
record JoinColumns(int entity, int field, int cutoff, int eventTime, List<String> all) {
  private static final List<String> ANSWER =
      List.of("status", "value", "value_event_time", "value_knowledge_time", "basis");

  static JoinColumns of(ProbeFile probes, String prefix) {
    List<String> given = probes.columns();
    Set<String> names = new HashSet<>();
    for (String name : given) {
      if (!names.add(name)) {
        throw new BadProbesException(
            probes.name(), 1, "the column '" + name + "' is there twice; rename one");
      }
    }
    List<String> all = new ArrayList<>(given);
    for (String name : ANSWER) {
      if (names.contains(prefix + name)) {
        throw new RefusedException(
            probes.name()
                + " has a column '"
                + prefix
                + name
                + "' already; rename the answer's columns with --prefix P");
      }
      all.add(prefix + name);
    }
    return new JoinColumns(
        find(probes, "entity"),
        find(probes, "field"),
        find(probes, "cutoff"),
        given.indexOf("event_time"),
        all);
  }

  private static int find(ProbeFile probes, String name) {
    int at = probes.columns().indexOf(name);
    if (at < 0) {
      throw new BadProbesException(
          probes.name(), 1, "no column '" + name + "'; probes have entity, field and cutoff");
    }
    return at;
  }

  static int answers() {
    return ANSWER.size();
  }
}
