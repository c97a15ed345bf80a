package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TablesTest {

  private static final long SEED = 77L;

  @Test
  void slicesGetTheIdsThatAMapWouldGiveThem() {
    Random random = new Random(SEED);
    SliceTable table = new SliceTable();
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      String name =
          "entity/" + Integer.toString(random.nextInt(50_000), 1 + random.nextInt(30) + 1);
      char[] text = ("<" + name + ">").toCharArray();
      int found =
          random.nextBoolean()
              ? table.find(text, 1, name.length())
              : table.findAgain(text, 1, name.length());
      assertThat(found).as("seed=%d i=%d", SEED, i).isEqualTo(ids.getOrDefault(name, -1));
      if (found < 0) {
        ids.put(name, table.add(text, 1, name.length()));
      }
    }
    assertThat(table.size()).isEqualTo(ids.size());
  }

  @Test
  void pairsGetTheIdsThatAMapWouldGiveThem() {
    Random random = new Random(SEED);
    PairTable table = new PairTable();
    Map<Long, Integer> ids = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      int first = random.nextInt(3000);
      int second = random.nextInt(9);
      int next = ids.size();
      int id = ids.computeIfAbsent((long) first << 32 | second, pair -> next);
      assertThat(table.idOf(first, second)).as("seed=%d i=%d", SEED, i).isEqualTo(id);
    }
  }
}
