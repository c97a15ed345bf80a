/** The rules as pure code, without I/O: the one place that compares times. */
@NullMarked
package io.asofguard.law;

import org.jspecify.annotations.NullMarked;
