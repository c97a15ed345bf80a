/** Editions staged beside the live one, published and rolled back in one step. */
@NullMarked
package io.asofguard.backfill;

import org.jspecify.annotations.NullMarked;
