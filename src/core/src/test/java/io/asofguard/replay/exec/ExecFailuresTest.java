package io.asofguard.replay.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.replay.ForecasterException;
import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.AbstractThrowableAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that break the protocol, die, or never end: one line each, and nothing left running. */
@Timeout(60)
class ExecFailuresTest {
  /** Long enough to start a shell on a busy machine, and to be stuck then. */
  private static final Duration SHORT = Duration.ofMillis(1_500);

  /** For what is stuck from the start. */
  private static final Duration AT_ONCE = Duration.ofMillis(300);

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private AbstractThrowableAssert<?, ?> failureOf(String command) {
    return failureOf(world.program(command));
  }

  private AbstractThrowableAssert<?, ?> failureOf(ExecForecaster program) {
    return assertThatThrownBy(() -> world.ask(program))
        .isInstanceOf(ForecasterException.class)
        .satisfies(
            failure -> assertThat(failure.getMessage()).startsWith("--exec '").hasLineCount(1));
  }

  @Test
  void noSuchProgram() {
    failureOf("no-such-program")
        .hasMessageContaining("exit code 127, before its ready")
        .hasMessageContaining("not found");
  }

  @Test
  void aDeadChild() {
    failureOf(Sh.QUESTION + "echo Traceback >&2; echo 'ValueError: no prices' >&2; exit 7")
        .hasMessageContaining("it ended with exit code 7, before its forecast")
        .hasMessageContaining("its stderr ends with 'Traceback', 'ValueError: no prices'");
    failureOf(Sh.QUESTION + "kill -9 $$").hasMessageContaining("exit code 137");
    failureOf(Sh.QUESTION + "exec >&-; sleep 60").hasMessageContaining("closed its stdout");
  }

  @Test
  void whatADeadChildSaidLastIsHeardEvenIfItSaidMuch() {
    String much = "for i in $(seq 90); do printf '%0500d\\n' $i >&2; done; echo last >&2; exit 7";
    ExecOptions slow =
        new ExecOptions(
            Sh.QUESTION + much,
            ExecOptions.TIMEOUT,
            line -> LockSupport.parkNanos(Duration.ofMillis(2).toNanos()));
    failureOf(new ExecForecaster(slow)).hasMessageContaining("'last'");
  }

  @Test
  void garbage() {
    failureOf("echo hello; cat")
        .hasMessageContaining("where its ready or a read was due: 'hello'")
        .hasMessageContaining("print to stderr");
    failureOf(Sh.saying("{\"type\":\"latest\",")).hasMessageContaining("'{\"type\":\"latest\",'");
    failureOf(Sh.saying("{} {}")).hasMessageContaining("'{} {}'");
    failureOf(Sh.saying("0.5")).hasMessageContaining("no message").hasMessageContaining("'0.5'");
    failureOf(Sh.QUESTION + "printf '\\033[31m\\377\\n'").hasMessageContaining("\\u001b[31m");
  }

  @Test
  void anEndlessLineAndEndlessLines() {
    failureOf(Sh.QUESTION + "tr '\\0' x </dev/zero")
        .hasMessageContaining("more than 1 MiB")
        .hasMessageContaining("'xxx");
    failureOf(
            world.program(
                Sh.QUESTION + "yes '{\"type\":\"latest\",\"entity\":\"e\",\"field\":\"f\"}'",
                SHORT))
        .hasMessageContaining("its forecast did not come within PT1.5S, after ")
        .hasMessageContaining(" requests, so it was killed");
  }

  @Test
  void oneThatNeverEndsIsKilledWithAllThatItStarted() throws Exception {
    Path pid = folder.resolve("pid");
    failureOf(world.program("sleep 1000 & echo $! > '" + pid + "'; wait", AT_ONCE))
        .hasMessageContaining(
            "its ready did not come within PT0.3S, so it was killed; --exec-timeout");
    isGone(pid);
    failureOf(world.program(Sh.QUESTION + "echo why >&2; sleep 1000", SHORT))
        .hasMessageContaining("its forecast did not come")
        .hasMessageContaining("'why'");
  }

  @Test
  void whatOneLeavesBehindIsKilled() throws Exception {
    Path pid = folder.resolve("pid");
    String leaving =
        "sleep 1000 >/dev/null 2>&1 & echo $! > '"
            + pid
            + "'; "
            + Sh.answering("\"reuse\":\"never\"", "0.5")
            + "; read -r end";
    assertThat(world.ask(world.program(leaving + " || true")).values()).hasSize(1);
    isGone(pid);
    assertThat(world.notes()).containsExactly("left processes behind, which were killed: 1");
  }

  @Test
  void whatEndsJustAfterItsParentIsNotLeftBehind() {
    String pipe = "'" + folder.resolve("pipe") + "'";
    String helped =
        "mkfifo "
            + pipe
            + "; (cat "
            + pipe
            + "; sleep 0.01) >/dev/null 2>&1 & exec 3>"
            + pipe
            + "; ";
    String answering = Sh.answering("\"reuse\":\"never\"", "0.5") + "; read -r end || true";
    assertThat(world.ask(world.program(helped + answering)).values()).hasSize(1);
    assertThat(world.notes()).isEmpty();
  }

  private static void isGone(Path pid) throws IOException {
    long number = Long.parseLong(Files.readString(pid).strip());
    Awaitility.await()
        .until(() -> ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void oneThatLeavesItsStdoutToAnOrphan() {
    ExecForecaster program = world.program("(sleep 5 & ); exit 0", AT_ONCE);
    assertThatThrownBy(() -> world.ask(program)).isInstanceOf(ForecasterException.class);
  }

  @Test
  void oneThatSpeaksAnotherProtocol() {
    failureOf("read -r hello; echo '{\"type\":\"ready\",\"protocol\":2}'; cat")
        .hasMessageContaining("it speaks protocol 2, and this guard speaks 1");
    failureOf("read -r hello; echo '{\"type\":\"forecast\"}'; cat")
        .hasMessageContaining("its type is 'forecast', not 'ready'");
    failureOf("read -r hello; echo '{\"type\":\"ready\",\"protocol\":1,\"reuse\":\"yes\"}'; cat")
        .hasMessageContaining("'reuse' is never, any-order or in-order, not 'yes'");
  }

  @Test
  void aForecastThatIsNone() {
    failureOf(Sh.QUESTION + "echo '{\"type\":\"forecast\",\"id\":1}'")
        .hasMessageContaining("has no 'values'");
    failureOf(Sh.QUESTION + Sh.forecast("7", "0.5"))
        .hasMessageContaining("for the question with id 7, and 1 was asked");
    failureOf(Sh.QUESTION + Sh.forecast("1", "null"))
        .hasMessageContaining("'launch/yes' is no number: 'null'");
    failureOf(Sh.QUESTION + "echo '{\"type\":\"forecast\",\"id\":1,\"values\":{\"a\":1,\"a\":2}}'")
        .hasMessageContaining("no message");
    assertThat(world.ask(world.program(Sh.QUESTION + Sh.forecast("1", "NaN"))).values())
        .containsEntry("launch/yes", Double.NaN);
  }

  @Test
  void afterTheForecast() {
    failureOf(Sh.answering("\"reuse\":\"never\"", "0.5") + "; echo more")
        .hasMessageContaining("it wrote after its forecast: 'more'");
    failureOf(Sh.answering("\"reuse\":\"never\"", "0.5") + "; echo why >&2; exit 3")
        .hasMessageContaining(
            "after its forecast it ended with exit code 3; its stderr ends with 'why'");
    failureOf(world.program(Sh.answering("\"reuse\":\"never\"", "0.5") + "; sleep 1000", SHORT))
        .hasMessageContaining("its end did not come within PT1.5S");
  }

  @Test
  void oneThatDiesIsStartedAnewUnlessItRemembers() {
    String dying = "; exit 5";
    ExecForecaster forgetful =
        world.program(Sh.answering("\"reuse\":\"any-order\"", "0.5") + dying);
    ExecForecaster mindful = world.program(Sh.answering("\"reuse\":\"in-order\"", "0.5") + dying);
    for (ExecForecaster program : new ExecForecaster[] {forgetful, mindful}) {
      world.ask(program);
      failureOf(program).hasMessageContaining("exit code 5, before its forecast");
    }
    assertThat(world.ask(forgetful).values()).containsEntry("launch/yes", 0.5);
    assertThatThrownBy(() -> world.ask(mindful))
        .isInstanceOf(ForecasterException.class)
        .hasMessageContaining("depend on earlier questions");
    forgetful.close();
  }

  @Test
  void anEmptyCommandAndNoTimeAreRefused() {
    assertThatThrownBy(() -> world.program(" ")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> world.program("cat", Duration.ZERO))
        .isInstanceOf(RefusedException.class);
  }
}
