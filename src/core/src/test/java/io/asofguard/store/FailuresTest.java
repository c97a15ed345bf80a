package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FailuresTest {
  private static SQLiteException refusal(SQLiteErrorCode code) {
    return new SQLiteException("[" + code + "] a line of SQLite's", code);
  }

  @Test
  void whoMayNotWriteInTheFolderIsToldWhatToDo() {
    assertThat(Failures.read(refusal(SQLiteErrorCode.SQLITE_READONLY_DIRECTORY)))
        .hasMessage(
            "the store cannot be read: you may not write in its folder, and even a reader has to;"
                + " get the permission, or copy the store to a folder of your own");
  }

  @Test
  void whoMayNotBringAnOlderStoreUpToDateIsToldWhoCan() {
    for (SQLiteErrorCode code :
        new SQLiteErrorCode[] {
          SQLiteErrorCode.SQLITE_READONLY, SQLiteErrorCode.SQLITE_READONLY_DIRECTORY
        }) {
      assertThat(Failures.update(Path.of("st"), 5, Failures.write(refusal(code))))
          .hasMessage(
              "the store at st was written by an older version (schema 5) and has to be brought up to"
                  + " date, but you may not write it: let somebody who may open it once (asof list"
                  + " sources), or copy it to a folder of your own");
    }
    StoreException busy = Failures.write(refusal(SQLiteErrorCode.SQLITE_BUSY));
    assertThat(Failures.update(Path.of("st"), 5, busy)).isSameAs(busy);
  }
}
