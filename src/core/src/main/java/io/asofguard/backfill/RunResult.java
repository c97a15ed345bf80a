package io.asofguard.backfill;

import io.asofguard.ingest.StageResult;
import io.asofguard.store.SnapshotInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run.
 *
 * @param staged what was staged
 * @param snapshot the snapshot that it made; null if the store says so already
 * @param notes what the user should know, a line each
 * @param warnings what is allowed and yet often a mistake
 */
public record RunResult(
    StageResult staged,
    @Nullable SnapshotInfo snapshot,
    List<String> notes,
    List<Warning> warnings) {}
