/** Rows on their way out: formats, and where they go. */
@NullMarked
package io.asofguard.cli.output;

import org.jspecify.annotations.NullMarked;
