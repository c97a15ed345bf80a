package io.asofguard.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/**
 * Writes what {@code asof audit} is measured with: {@code observations.csv}, ten million prices of
 * a thousand series, and {@code predictions.csv}, a million rows that hold one of them an hour too
 * early. benchmarks/README.md has the commands.
 */
public final class AuditFiles {
  private static final int SERIES = 1_000;
  private static final int STEPS = 10_000;
  private static final int ROWS = 1_000_000;
  private static final int HOUR = 60;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private AuditFiles() {}

  /**
   * Writes both files.
   *
   * @param args the folder
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Random random = new Random(1);
    short[][] prices = new short[SERIES][STEPS];
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("observations.csv"))) {
      out.write("entity,field,event_time,knowledge_time,value\n");
      for (int s = 0; s < SERIES; s++) {
        int price = 1_000 + random.nextInt(8_000);
        for (int i = 0; i < STEPS; i++) {
          price = Math.max(1, Math.min(9_999, price + random.nextInt(41) - 20));
          prices[s][i] = (short) price;
          out.write("e" + s + ",market_mid," + at(i) + "," + at(i) + "," + value(price) + "\n");
        }
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("predictions.csv"))) {
      out.write("entity,as_of,market_mid\n");
      for (int i = 0; i < ROWS; i++) {
        int s = random.nextInt(SERIES);
        int step = random.nextInt(STEPS - HOUR);
        out.write("e" + s + "," + at(step) + "," + value(prices[s][step + HOUR]) + "\n");
      }
    }
  }

  private static Instant at(int step) {
    return START.plusSeconds(60L * step);
  }

  private static String value(int price) {
    return String.valueOf(price / 10_000.0);
  }
}
