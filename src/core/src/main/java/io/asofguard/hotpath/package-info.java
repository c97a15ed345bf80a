/**
 * The index: an off-heap copy of what the newest edition shows, laid out so that an as-of read
 * costs about one miss of the memory. Derived from the log, never changed once it is built, and
 * rebuilt when in doubt.
 */
@NullMarked
package io.asofguard.hotpath;

import org.jspecify.annotations.NullMarked;
