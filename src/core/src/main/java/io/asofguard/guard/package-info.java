/** The main door: opens a store and hands out views as of a cutoff. */
@NullMarked
package io.asofguard.guard;

import org.jspecify.annotations.NullMarked;
