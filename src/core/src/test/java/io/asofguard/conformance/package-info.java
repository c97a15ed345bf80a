/** What every engine is held to: the oracle, the cases, and seeded random histories. */
@NullMarked
package io.asofguard.conformance;

import org.jspecify.annotations.NullMarked;
