/** JMH benchmarks of what the guard promises. */
@NullMarked
package io.asofguard.benchmarks;

import org.jspecify.annotations.NullMarked;
