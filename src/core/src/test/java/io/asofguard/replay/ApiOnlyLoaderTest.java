package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.Forecaster;
import io.asofguard.law.Law;
import java.io.IOException;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

/** What forecaster code may see of this program. */
class ApiOnlyLoaderTest {

  @Test
  void theApiIsSharedAndNothingElse() throws Exception {
    try (ApiOnlyLoader bare = new ApiOnlyLoader(new URL[0])) {
      assertThat(bare.loadClass(Forecaster.class.getName())).isSameAs(Forecaster.class);
      for (Class<?> ours : new Class<?>[] {Law.class, JDBC.class}) {
        assertThatThrownBy(() -> bare.loadClass(ours.getName()))
            .isInstanceOf(ClassNotFoundException.class);
      }
    }
  }

  @Test
  void whoBringsTheDriverGetsOursForThereIsOneSqliteInAProcess()
      throws IOException, ClassNotFoundException {
    URL driver = JDBC.class.getProtectionDomain().getCodeSource().getLocation();
    try (ApiOnlyLoader loader = new ApiOnlyLoader(new URL[] {driver})) {
      assertThat(loader.loadClass(JDBC.class.getName())).isSameAs(JDBC.class);
    }
  }
}
