/** Readers of files, the gates that a row passes, and the way into the log. */
@NullMarked
package io.asofguard.ingest;

import org.jspecify.annotations.NullMarked;
