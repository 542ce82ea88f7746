package io.wiredesk.monitor.topics;

/** A message: its record on {@code wire.raw}. */
public record RawCoordinate(int partition, long offset) {
  @Override
  public String toString() {
    return "wire.raw-" + partition + "@" + offset;
  }
}
