package io.asofguard.leak.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How rows lie in a spool: entities by number, all else as it is. */
final class Forms {
  private static final RowVerdict[] VERDICTS = RowVerdict.values();

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The entities in the order in which they came. */
  List<String> entities() {
    return names;
  }

  int number(String entity) {
    Integer known = numbers.get(entity);
    if (known == null) {
      known = names.size();
      numbers.put(entity, known);
      names.add(entity);
    }
    return known;
  }

  final Spool.Form<Prediction> predictions =
      new Spool.Form<>() {
        @Override
        public void write(Prediction row, DataOutput to) throws IOException {
          to.writeLong(row.line());
          to.writeInt(number(row.entity()));
          to.writeLong(row.asOf());
          writeInstant(row.writtenAt(), to);
          to.writeDouble(row.value());
        }

        @Override
        public Prediction read(DataInput from) throws IOException {
          return new Prediction(
              from.readLong(),
              names.get(from.readInt()),
              from.readLong(),
              readInstant(from),
              from.readDouble());
        }
      };

  final Spool.Form<AuditedRow> rows =
      new Spool.Form<>() {
        @Override
        @SuppressWarnings("EnumOrdinal") // read back by the same process
        public void write(AuditedRow row, DataOutput to) throws IOException {
          predictions.write(row.prediction(), to);
          to.writeByte(row.verdict().ordinal());
          to.writeDouble(row.knowable());
          FirstKnown first = row.first();
          writeInstant(first == null ? null : (Long) first.knowledge(), to);
          to.writeLong(first == null ? 0 : first.eventTime());
        }

        @Override
        public AuditedRow read(DataInput from) throws IOException {
          Prediction prediction = predictions.read(from);
          RowVerdict verdict = VERDICTS[from.readByte()];
          double knowable = from.readDouble();
          Long known = readInstant(from);
          long eventTime = from.readLong();
          return new AuditedRow(
              prediction,
              verdict,
              knowable,
              known == null ? null : new FirstKnown(eventTime, known));
        }
      };

  private static void writeInstant(@Nullable Long instant, DataOutput to) throws IOException {
    to.writeBoolean(instant != null);
    to.writeLong(instant == null ? 0 : instant);
  }

  private static @Nullable Long readInstant(DataInput from) throws IOException {
    boolean there = from.readBoolean();
    long instant = from.readLong();
    return there ? (Long) instant : null;
  }
}
