/** The command line: one class per command, no logic. */
@NullMarked
package io.asofguard.cli;

import org.jspecify.annotations.NullMarked;
