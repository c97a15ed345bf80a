package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  private static final int ROUNDS = 30;
  private static final int FILES = 50;

  @TempDir Path parent;

  @Test
  void twoThatRemoveTheSameDontMindEachOther()
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Path folder = filled("change-" + round);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Boolean>> removals = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          removals.add(
              two.submit(
                  () -> {
                    together.await();
                    Scratch.remove(folder);
                    return true;
                  }));
        }
        for (Future<Boolean> removal : removals) {
          assertThat(removal.get()).isTrue();
        }
      }
    } finally {
      two.shutdownNow();
    }
  }

  private Path filled(String name) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    for (int i = 0; i < FILES; i++) {
      Files.createFile(folder.resolve("rows-" + i));
    }
    return folder;
  }
}
