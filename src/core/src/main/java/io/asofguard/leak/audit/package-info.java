/**
 * Forensics on files of predictions, from any tool: for each row what was knowable at its time, and
 * when the value that it holds was first known. The door is {@link io.asofguard.leak.audit.Audit}.
 *
 * <p>A file is read once, in memory that does not grow with it: rows go through a spool, since the
 * verdict on the later matches needs the whole file. What grows is what is kept of the entities
 * that the file names, and the rows of one series at a time.
 */
@NullMarked
package io.asofguard.leak.audit;

import org.jspecify.annotations.NullMarked;
