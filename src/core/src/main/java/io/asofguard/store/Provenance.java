package io.asofguard.store;

import io.asofguard.law.Basis;

/**
 * Where a row comes from: for receipts and operators, never for forecasters.
 *
 * @param source its source
 * @param basis where its knowledge time comes from
 * @param storedAt when the store got it, nanoseconds since the epoch, UTC
 */
public record Provenance(String source, Basis basis, long storedAt) {}
