package io.wiredesk.schemas;

/**
 * What came of a record's bytes.
 *
 * @param <T> the kind of record that was expected
 */
public sealed interface Read<T> {
  /** A record of the kind that was expected. */
  record Value<T>(T value) implements Read<T> {}

  /** Bytes that never will be readable, whatever is tried again. */
  record Poison<T>(RuntimeException why) implements Read<T> {}
}
