package io.asofguard.backfill;

/**
 * One series before and after a publication.
 *
 * @param diff what differs in it
 * @param before its values in the live edition
 * @param after its values as they would be
 */
public record SeriesSketch(SeriesDiff diff, Sketch before, Sketch after) {}
