/**
 * The hot path beside its peers: the same rows and the same questions for each engine, every answer
 * known beforehand. The engines compare instants themselves: it is what is measured.
 */
@NullMarked
package io.asofguard.benchmarks.hotpath;

import org.jspecify.annotations.NullMarked;
