/** Leakage tests as JUnit tests, and ArchUnit rules for forecaster code. */
@NullMarked
package io.asofguard.junit;

import org.jspecify.annotations.NullMarked;
