package io.asofguard.ingest;

import io.asofguard.store.Show;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strict UTF-8: skips a byte order mark, and refuses malformed bytes and NUL with their line.
 *
 * <p>All trouble comes as a {@link BadFileException}, never as an {@link IOException}.
 */
final class TextReader extends Reader {

  private static final int BLOCK = 1 << 16;
  private static final int TAIL = 40;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final InputFile file;
  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).order(ByteOrder.nativeOrder());
  private final int first;
  private long filled;
  private boolean ended;
  private String tail = "\n";

  TextReader(InputFile file, InputStream in) {
    this.file = file;
    this.in = in;
    bytes.flip();
    fill();
    refuseOtherFormats();
    refuseNul(0);
    skipByteOrderMark();
    first = firstMark();
  }

  /** Says whether the first character that is no white space opens a JSON object. */
  boolean startsObject() {
    return first == '{';
  }

  /** Says whether it opens a JSON object or a list. */
  boolean startsJson() {
    return first == '{' || first == '[';
  }

  /** What is buffered before the first read; a character may be cut at its end. */
  String start() {
    return new String(bytes.array(), bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
  }

  @Override
  public int read(char[] chars, int offset, int length) {
    CharBuffer out = CharBuffer.wrap(chars, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      if (result.isError()) {
        throw malformed();
      }
      if (out.position() > offset) {
        int size = out.position() - offset;
        keepTail(chars, offset, size);
        return size;
      }
      if (ended) {
        return -1;
      }
      refuseNul(fill());
    }
  }

  private void keepTail(char[] chars, int offset, int size) {
    int kept = Math.min(size, TAIL);
    String last = new String(chars, offset + size - kept, kept);
    tail = size < TAIL ? tail.substring(Math.max(0, tail.length() + size - TAIL)) + last : last;
  }

  /** Reads on, and returns where in the buffer the new bytes start. */
  private int fill() {
    bytes.compact();
    int start = bytes.position();
    try {
      while (bytes.hasRemaining() && !ended) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0));
      }
    } catch (IOException e) {
      throw file.broken(e);
    }
    filled += bytes.position() - start;
    bytes.flip();
    return start;
  }

  /**
   * What to say of a last line that may have been cut off inside its last field: none has a line
   * break after it, and a quote, a separator or the {@code Z} of a time shows that it is whole.
   *
   * @param line the last record's
   * @return a note; null if there is nothing to say
   */
  @Nullable String noteOnCut(long line) {
    if ("\n\r\",\tZ".indexOf(tail.charAt(tail.length() - 1)) >= 0) {
      return null;
    }
    String field = tail.substring(lastSeparator() + 1);
    return "the last line, "
        + line
        + ", has no line break after it: if the file was cut off there, "
        + Show.quoted(field)
        + " may lack its end";
  }

  private int lastSeparator() {
    return ",\t\n\r".chars().map(tail::lastIndexOf).max().orElse(-1);
  }

  private void refuseNul(int from) {
    int at = from;
    int end = bytes.limit();
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long eight = bytes.getLong(at);
      if (((eight - LOW_BITS) & ~eight & HIGH_BITS) != 0) {
        break;
      }
    }
    for (; at < end; at++) {
      if (bytes.get(at) == 0) {
        throw wrong(at, "is not text: it holds a NUL byte; give CSV or JSONL in UTF-8");
      }
    }
  }

  private void refuseOtherFormats() {
    byte[] first = Arrays.copyOf(bytes.array(), Math.min(4, bytes.limit()));
    String format = OtherFormats.refusal(first, file.isStdin(), file.isGzipped());
    if (format != null) {
      throw new BadFileException(file.name(), format);
    }
  }

  private void skipByteOrderMark() {
    if (bytes.remaining() >= 3
        && bytes.get(0) == (byte) 0xef
        && bytes.get(1) == (byte) 0xbb
        && bytes.get(2) == (byte) 0xbf) {
      bytes.position(3);
    }
  }

  private int firstMark() {
    for (int at = bytes.position(); at < bytes.limit(); at++) {
      if (!Character.isWhitespace(bytes.get(at))) {
        return bytes.get(at);
      }
    }
    return -1;
  }

  private BadFileException malformed() {
    int at = bytes.position();
    String octet = String.format("0x%02X", bytes.get(at));
    return wrong(
        at, "is not UTF-8 (byte " + octet + "); convert it, for example with iconv -t UTF-8");
  }

  private BadFileException wrong(int at, String problem) {
    long position = filled - bytes.limit() + at;
    return BadFileException.atLine(file.name(), file.lineAt(position), problem);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
