/**
 * A count model for events on how many posts somebody makes in a week, such as {@code
 * elon-musk-of-tweets-april-3-april-10}.
 */
@NullMarked
package io.asofguard.examples.tweets;

import org.jspecify.annotations.NullMarked;
