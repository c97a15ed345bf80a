package io.asofguard.cli;

import io.asofguard.cli.probe.Probe;
import io.asofguard.cli.probe.ProbeFile;
import io.asofguard.leak.audit.Lines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of predictions as the audit takes it. */
record ProbeLines(ProbeFile file) implements Lines {

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public List<String> columns() {
    return file.columns();
  }

  @Override
  public @Nullable Line next() {
    Probe probe = file.next();
    if (probe == null) {
      return null;
    }
    List<String> cells = new ArrayList<>(probe.cells().length);
    for (int i = 0; i < probe.cells().length; i++) {
      cells.add(probe.text(i));
    }
    return new Line(probe.line(), cells);
  }
}
