package io.asofguard.conformance;

import io.asofguard.law.Basis;
import org.jspecify.annotations.Nullable;

/** Which rows of an edition may answer. */
public record Filters(@Nullable String source, Basis least, boolean asWas) {
  static final Filters NONE = new Filters(null, Basis.ASSUMED, false);
}
