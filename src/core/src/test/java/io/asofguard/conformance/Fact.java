package io.asofguard.conformance;

import io.asofguard.law.MilestoneKind;
import org.jspecify.annotations.Nullable;

/** One line of a file of milestones; a null instant takes the milestone back. */
public record Fact(
    String event,
    @Nullable String entity,
    MilestoneKind kind,
    @Nullable Long at,
    long knowledge,
    @Nullable String outcome) {}
