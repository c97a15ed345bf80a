/**
 * Pages and files for people and CI servers: what comes out of audits, leak tests, replays and
 * backfills. A page is one file: no network, no fonts, no scripts of others.
 */
@NullMarked
package io.asofguard.report;

import org.jspecify.annotations.NullMarked;
