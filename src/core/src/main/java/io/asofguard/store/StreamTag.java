package io.asofguard.store;

import io.asofguard.law.Basis;
import java.nio.ByteBuffer;

/**
 * A stream's name in row digests: sixteen bytes of the digest of (source, entity, field, basis), so
 * that renaming a series behind the guard's back shows in every row of it.
 */
record StreamTag(long high, long low) {

  static StreamTag of(String source, String entity, String field, Basis basis) {
    byte[] digest = new FieldDigest().add(source).add(entity).add(field).add(basis.name()).bytes();
    ByteBuffer buffer = ByteBuffer.wrap(digest);
    return new StreamTag(buffer.getLong(), buffer.getLong());
  }

  void addRow(FieldDigest to, long seq, long eventTime, long knowledge, double value) {
    to.add(high).add(low).add(seq).add(eventTime).add(knowledge).add(value);
  }
}
