package io.asofguard.store;

import io.asofguard.law.Nanos;
import java.sql.Types;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * Instants go in and out as INTEGER nanoseconds. JDBI's own mapping cuts them to milliseconds on
 * SQLite, which would move knowledge times earlier.
 */
final class InstantAsNanos implements JdbiPlugin {

  private static final ColumnMapper<Instant> MAPPER =
      (row, column, context) -> {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Nanos.toInstant(nanos);
      };

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(new ToNanos());
    jdbi.registerColumnMapper(Instant.class, MAPPER);
  }

  private static final class ToNanos extends AbstractArgumentFactory<Instant> {
    ToNanos() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setLong(position, Nanos.of(value));
    }
  }
}
