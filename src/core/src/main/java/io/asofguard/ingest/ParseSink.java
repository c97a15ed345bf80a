package io.asofguard.ingest;

/** Where the parsed file goes; called on the parsing thread, in the order of lines. */
interface ParseSink {

  /** Says that rows of a kind follow, once for each kind, before the first of them. */
  void begin(FileKind kind);

  /** Takes rows that passed the gates; they are the sink's to keep. */
  void rows(ObservationRows rows);

  void milestone(MilestoneLine milestone);

  void quarantined(QuarantinedLine row);

  /** How much of the file has been read, in bytes as stored. */
  void progress(long bytes, long ofBytes);
}
