package io.asofguard.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Objects a line each, alone or in one array; streaming. */
final class JsonRows implements RowWriter {
  private final List<String> columns;
  private final boolean array;
  private final JsonGenerator json;
  private boolean first = true;

  JsonRows(List<String> columns, Writer out, boolean array) {
    this.columns = columns;
    this.array = array;
    this.json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .rootValueSeparator("")
            .build()
            .createGenerator(ObjectWriteContext.empty(), out);
    writing(() -> json.writeRaw(array ? "[" : ""));
  }

  @Override
  public void row(@Nullable Object... cells) {
    writing(
        () -> {
          json.writeRaw(first ? (array ? "\n" : "") : (array ? ",\n" : "\n"));
          json.writeStartObject();
          for (int i = 0; i < cells.length; i++) {
            json.writeName(columns.get(i));
            cell(cells[i]);
          }
          json.writeEndObject();
        });
    first = false;
  }

  private void cell(@Nullable Object cell) {
    if (cell instanceof Long number) {
      json.writeNumber(number);
    } else if (cell instanceof Double || cell instanceof NumberText) {
      json.writeNumber(Cells.text(cell));
    } else if (cell instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (cell == null) {
      json.writeNull();
    } else {
      json.writeString(cell.toString());
    }
  }

  @Override
  public void flush() {
    writing(json::flush);
  }

  @Override
  public void close() {
    writing(
        () -> {
          json.writeRaw(array ? "\n]\n" : (first ? "" : "\n"));
          json.flush();
        });
  }

  private static void writing(Runnable write) {
    try {
      write.run();
    } catch (JacksonException e) {
      throw new OutputFailure(
          e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e));
    }
  }
}
