/** What a reader may see of an index that grows, and of a view that is closed, under jcstress. */
@NullMarked
package io.asofguard.stress;

import org.jspecify.annotations.NullMarked;
