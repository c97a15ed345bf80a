/** Files of probes: every column, in order, row by row. */
@NullMarked
package io.asofguard.cli.probe;

import org.jspecify.annotations.NullMarked;
