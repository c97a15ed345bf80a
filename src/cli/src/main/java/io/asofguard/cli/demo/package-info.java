/** The story that {@code asof demo} tells: the made-up data, the commands, and what they show. */
@NullMarked
package io.asofguard.cli.demo;

import org.jspecify.annotations.NullMarked;
