/** What the store survives: kills, several processes, a full disk. */
@NullMarked
package io.asofguard.durability;

import org.jspecify.annotations.NullMarked;
