package io.asofguard.ingest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names in a file behind the dense ids of its rows, and the events that its entities are tied
 * to.
 *
 * <p>The parsing thread alone adds names. Any thread may look up ids of rows that were handed to it
 * safely; what it gets never changes but for a tie that a later line makes.
 */
final class Names {

  private final EntityTies ties;
  private final SliceTable sourceTable = new SliceTable();
  private final SliceTable entityTable = new SliceTable();
  private final SliceTable fieldTable = new SliceTable();
  private final PairTable seriesTable = new PairTable();

  /** Ids by strings, which keep their hash: those of a list of names come again and again. */
  private final Map<String, Integer> entityIds = new HashMap<>();

  private volatile String[] sources = new String[4];
  private volatile String[] seriesEntities = new String[16];
  private volatile String[] seriesFields = new String[16];
  private volatile int[] entityOfSeries = new int[16];
  private volatile int sourceCount;
  private volatile int seriesCount;

  Names(Function<String, @Nullable String> storedEventOf) {
    this(storedEventOf, new IdleTies());
  }

  Names(Function<String, @Nullable String> storedEventOf, IdleTies idle) {
    this.ties = new EntityTies(storedEventOf, idle);
  }

  int sourceCount() {
    return sourceCount;
  }

  int seriesCount() {
    return seriesCount;
  }

  String source(int source) {
    return sources[source];
  }

  String entity(int series) {
    return seriesEntities[series];
  }

  String field(int series) {
    return seriesFields[series];
  }

  /** The event of a series' entity, or null if neither this file nor the store has named one. */
  @Nullable Tie tie(int series) {
    return ties.of(entityOfSeries[series]);
  }

  /** The id of a field, or -1 if it is new. */
  int findField(FieldBuffer row) {
    return fieldTable.findAgain(row.text(), row.start(Column.FIELD), row.length(Column.FIELD));
  }

  int addField(FieldBuffer row) {
    return fieldTable.add(row.text(), row.start(Column.FIELD), row.length(Column.FIELD));
  }

  /** The id of a source, or -1 if it is new. */
  int findSource(char[] text, int offset, int length) {
    return sourceTable.findAgain(text, offset, length);
  }

  /** The id of an entity, or -1 if it is new. */
  int findEntity(FieldBuffer row) {
    String given = row.given(Column.ENTITY);
    Integer known = given == null ? null : entityIds.get(given);
    if (known != null) {
      return known;
    }
    int id = entityTable.find(row.text(), row.start(Column.ENTITY), row.length(Column.ENTITY));
    if (given != null && id >= 0) {
      entityIds.put(given, id);
    }
    return id;
  }

  int addEntity(FieldBuffer row) {
    int id = entityTable.add(row.text(), row.start(Column.ENTITY), row.length(Column.ENTITY));
    ties.makeRoomFor(id);
    return id;
  }

  int seriesId(int entity, int field) {
    int id = seriesTable.idOf(entity, field);
    return id < seriesCount ? id : addSeries(id, entity, field);
  }

  /** Ties an entity to the event that the row names; returns why that can't be, or null. */
  @Nullable String tie(int entity, FieldBuffer row) {
    return ties.tie(entity, entityTable.text(entity), row);
  }

  /** A milestone of the entity counts whatever the store holds, and names its event. */
  void bearOut(int entity) {
    ties.bearOut(entity);
  }

  /** A row of the series that counts names its entity's event. */
  void bearOutTie(int series) {
    ties.bearOut(entityOfSeries[series]);
  }

  /** Whether a line was kept out because a line before it names another event. */
  boolean areTiesContested() {
    return ties.areContested();
  }

  /** Adds the ties that kept a line out and that no row has borne out; false if there are none. */
  boolean addSpoiledTo(IdleTies idle) {
    int[] spoiled = ties.spoiled();
    for (int entity : spoiled) {
      Tie tie = Objects.requireNonNull(ties.of(entity));
      idle.add(new String(entityTable.text(entity)), tie.event());
    }
    return spoiled.length > 0;
  }

  int addSource(char[] text, int offset, int length) {
    int id = sourceTable.add(text, offset, length);
    if (id == sources.length) {
      sources = Arrays.copyOf(sources, id * 2);
    }
    sources[id] = new String(text, offset, length);
    sourceCount = id + 1;
    return id;
  }

  private int addSeries(int id, int entity, int field) {
    if (id == seriesEntities.length) {
      seriesEntities = Arrays.copyOf(seriesEntities, id * 2);
      seriesFields = Arrays.copyOf(seriesFields, id * 2);
      entityOfSeries = Arrays.copyOf(entityOfSeries, id * 2);
    }
    seriesEntities[id] = new String(entityTable.text(entity));
    seriesFields[id] = new String(fieldTable.text(field));
    entityOfSeries[id] = entity;
    seriesCount = id + 1;
    return id;
  }
}
