package io.asofguard.store;

import java.util.List;

/**
 * Some of the reads of one forecast, packed.
 *
 * @param names what was asked for, each once, in order; packed reads name them by their place
 * @param bytes the reads, as the guard packs them; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReadPart(List<ReadName> names, byte[] bytes) {

  /** Adds it to the digest of what was read. */
  void addTo(FieldDigest digest) {
    digest.add((long) names.size());
    for (ReadName name : names) {
      digest.add(name.entity()).add(name.field());
    }
    digest.add(bytes);
  }

  /**
   * The digest of what was read.
   *
   * @param parts in their order
   * @return 64 lower-case hex digits
   */
  public static String digest(Iterable<ReadPart> parts) {
    FieldDigest digest = new FieldDigest();
    parts.forEach(part -> part.addTo(digest));
    return digest.hex();
  }
}
