/** Finds leaks: detectors that run a forecaster against altered stores, and what they report. */
@NullMarked
package io.asofguard.leak;

import org.jspecify.annotations.NullMarked;
