/** Forecasters run over past cutoffs exactly as if they had run then, and the ledger of runs. */
@NullMarked
package io.asofguard.replay;

import org.jspecify.annotations.NullMarked;
