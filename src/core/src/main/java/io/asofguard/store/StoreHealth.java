package io.asofguard.store;

/**
 * The state of a store's file, for operators.
 *
 * @param schema the version of its schema
 * @param journal SQLite's journal mode; {@code wal} where all is well
 * @param bytes the size of the file
 * @param isWritten whether another process is writing right now
 */
public record StoreHealth(int schema, String journal, long bytes, boolean isWritten) {}
