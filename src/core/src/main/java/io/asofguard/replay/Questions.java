package io.asofguard.replay;

import io.asofguard.api.Question;
import io.asofguard.guard.Edition;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import io.asofguard.store.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked about an event at a cutoff: its entities whose wall, at the edition's snapshot,
 * lies after the cutoff. Immutable; thread-safe.
 */
public final class Questions {
  private final String event;
  private final long seed;
  private final Map<String, Wall> walls;
  private final List<String> wallless;

  private Questions(String event, long seed, Map<String, Wall> walls, List<String> wallless) {
    this.event = event;
    this.seed = seed;
    this.walls = walls;
    this.wallless = wallless;
  }

  /**
   * Questions about an event.
   *
   * @param edition whose walls count
   * @param entities the event's entities at that edition, in the order in which to ask them
   * @param event the event's name
   * @param seed from which each question's seed follows
   * @return the questions
   * @throws RefusedException if the event has no entity, or none of them has a wall
   */
  public static Questions of(Edition edition, List<String> entities, String event, long seed) {
    if (entities.isEmpty()) {
      throw new RefusedException(
          "there is no event '" + event + "' with entities; see asof list events");
    }
    Map<String, Wall> walls = new LinkedHashMap<>();
    List<String> wallless = new ArrayList<>();
    for (String entity : entities) {
      Wall wall = edition.wall(entity);
      if (wall == null) {
        wallless.add(entity);
      } else {
        walls.put(entity, wall);
      }
    }
    if (walls.isEmpty()) {
      throw new RefusedException(
          "event '"
              + event
              + "' has no wall on file, so nothing says which cutoffs lie before its outcome: declare"
              + " one with asof milestone "
              + event
              + " event_end --at TS");
    }
    return new Questions(event, seed, walls, wallless);
  }

  /**
   * What is asked about.
   *
   * @return the event's name
   */
  public String event() {
    return event;
  }

  /**
   * Entities of the event that are not asked, because nothing on file sets their wall.
   *
   * @return their names
   */
  public List<String> wallless() {
    return wallless;
  }

  /**
   * The walls of the entities that may be asked.
   *
   * @return by entity
   */
  public Map<String, Wall> walls() {
    return walls;
  }

  /**
   * The last instant from which an entity is sealed.
   *
   * @return nanoseconds since the epoch, UTC
   */
  public long lastWall() {
    long last = Long.MIN_VALUE;
    for (Wall wall : walls.values()) {
      last = Law.order(wall.at(), last) > 0 ? wall.at() : last;
    }
    return last;
  }

  /**
   * What is asked at a cutoff.
   *
   * @param cutoff nanoseconds since the epoch, UTC
   * @return the entities that are left; empty if none is
   */
  public List<String> left(long cutoff) {
    List<String> left = new ArrayList<>();
    walls.forEach(
        (entity, wall) -> {
          if (!wall.seals(cutoff)) {
            left.add(entity);
          }
        });
    return left;
  }

  /**
   * The question about entities at a cutoff.
   *
   * @param cutoff nanoseconds since the epoch, UTC
   * @param entities at least one
   * @return the question, with its own seed
   */
  public Question at(long cutoff, List<String> entities) {
    return new Question(event, Nanos.toInstant(cutoff), entities, seedOf(cutoff));
  }

  /** Depends on run seed, event and cutoff alone: not on other cutoffs, threads or machines. */
  private long seedOf(long cutoff) {
    byte[] name = event.getBytes(StandardCharsets.UTF_8);
    long mixed = mix(mix(seed) ^ cutoff);
    for (byte b : name) {
      mixed = mix(mixed ^ b);
    }
    return mixed;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long bits) {
    long z = bits + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
