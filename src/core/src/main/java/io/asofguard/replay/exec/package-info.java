/** Forecasters in other languages: external programs that speak JSON lines. */
@NullMarked
package io.asofguard.replay.exec;

import org.jspecify.annotations.NullMarked;
