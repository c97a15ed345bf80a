/** What forecaster code may see: a view as of a cutoff, and its answers. */
@NullMarked
package io.asofguard.api;

import org.jspecify.annotations.NullMarked;
