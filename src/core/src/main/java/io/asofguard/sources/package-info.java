/**
 * Payloads as their sources write them: prices, books, markets, bets.
 *
 * <p><b>How an adapter is written.</b> {@link io.asofguard.sources.SourceKind} has a line for each
 * kind of payload: its name on the command line, the options that it takes, and what opens it. What
 * opens it gives an {@link io.asofguard.ingest.DraftReader}: asked again and again for the next
 * record, it hands over {@link io.asofguard.ingest.Draft}s, which then pass the gates of the plain
 * import. For JSON most of it is there: {@code JsonSniffer} tells lines from a document, {@code
 * JsonWalk} finds the objects (a {@code Layout} says which names wrap them), {@code JsonDrafts}
 * asks an {@code ItemAdapter} for the drafts of each. What an adapter holds to:
 *
 * <ul>
 *   <li>Times are exact nanoseconds. Epoch numbers go by {@code EpochTime}, written times by {@link
 *       io.asofguard.ingest.InstantParser}; two instants are compared by {@link
 *       io.asofguard.law.Law} alone.
 *   <li>A knowledge time is what the payload says, or null. It is never made up from an event time:
 *       that is the user's to say ({@code --fetched-at}, {@code --assume-lag}), and the gate's to
 *       do.
 *   <li>Fields are taken by name, from a list of names that the adapter has: a payload that was
 *       fetched late gives the outcome away in a dozen places.
 *   <li>A record that can't be used is an {@code UnusableException}, and goes to quarantine with
 *       its text. One that is sound and of no use is left out with {@code Drafts.leaveOut}, and
 *       counted. Nothing else may vanish.
 *   <li>Memory is bounded by a record; drafts come in ascending order of their lines; the same
 *       payload gives the same drafts again.
 * </ul>
 */
@NullMarked
package io.asofguard.sources;

import org.jspecify.annotations.NullMarked;
