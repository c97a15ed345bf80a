/** The append-only log, its snapshots, milestones and quarantine, in SQLite. */
@NullMarked
package io.asofguard.store;

import org.jspecify.annotations.NullMarked;
