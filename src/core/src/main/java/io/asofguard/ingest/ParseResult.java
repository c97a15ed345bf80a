package io.asofguard.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file was.
 *
 * @param kind what its rows are
 * @param rows how many records it has, good ones and quarantined ones
 * @param notes what the user should know, a line each
 * @param sha256 of the file as stored, in lower-case hex
 * @param size of the file as stored, in bytes
 */
record ParseResult(FileKind kind, long rows, List<String> notes, String sha256, long size) {

  ParseResult noting(@Nullable String note) {
    if (note == null) {
      return this;
    }
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new ParseResult(kind, rows, all, sha256, size);
  }
}
