package io.asofguard.ingest;

import org.jspecify.annotations.Nullable;

/** Formats that are no text, told by their first bytes. */
final class OtherFormats {
  private static final int GZIP = 0x1f8b;
  private static final int UTF_16_LITTLE = 0xfffe;
  private static final int UTF_16_BIG = 0xfeff;
  private static final int PARQUET = 0x50415231;
  private static final int ZIP = 0x504b0304;
  private static final int ZSTD = 0x28b52ffd;

  private OtherFormats() {}

  /** Why such a file is not read and what to do, or null if it may be text. */
  static @Nullable String refusal(byte[] first, boolean stdin, boolean unpacked) {
    if (unpacked && isParquet(first)) {
      return "is Parquet inside gzip; unpack it (gunzip), and import that with --from table";
    }
    return switch (number(first, 2)) {
      case GZIP ->
          stdin
              ? "is gzip; unpack it on its way in (gunzip -c FILE | asof import -)"
              : "is gzip, but its name does not end in .gz; rename or unpack it";
      case UTF_16_LITTLE, UTF_16_BIG -> "is UTF-16; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)";
      default -> refusalOfFour(number(first, 4));
    };
  }

  static boolean isParquet(byte[] first) {
    return number(first, 4) == PARQUET;
  }

  private static @Nullable String refusalOfFour(int first) {
    return switch (first) {
      case PARQUET -> "is Parquet; give --from table, with --map if its columns have other names";
      case ZIP -> "is a zip archive; unpack it, and import the files in it";
      case ZSTD -> "is packed with zstd; unpack it (zstd -d), or pack it with gzip";
      default -> null;
    };
  }

  /** Big-endian; 0 if there are fewer bytes. */
  private static int number(byte[] first, int count) {
    int number = 0;
    for (int i = 0; i < count && first.length >= count; i++) {
      number = number << 8 | (first[i] & 0xff);
    }
    return number;
  }
}
