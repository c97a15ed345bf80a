package io.asofguard.replay;

import io.asofguard.guard.ReadLog;
import io.asofguard.replay.ForecasterException.Extent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one question: an answer with what was read for it, or a failure.
 *
 * @param cutoff the question's
 * @param values by entity; empty if it failed
 * @param log what was read; to be closed
 * @param readDigest the digest of it
 * @param failure why there is no answer; null if there is one
 */
record Answered(
    long cutoff,
    Map<String, Double> values,
    ReadLog log,
    String readDigest,
    @Nullable ForecasterException failure) {

  boolean endsRun() {
    return failure != null && failure.extent() == Extent.RUN;
  }
}
