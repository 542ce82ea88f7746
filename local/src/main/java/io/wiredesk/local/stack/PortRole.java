package io.wiredesk.local.stack;

/** A port of the one-machine stack, what listens on it, and its number unless told otherwise. */
public enum PortRole {
  KAFKA(9092, "Kafka broker"),
  CONTROLLER(9093, "Kafka controller"),
  REGISTRY(8081, "schema registry"),
  CONNECT(8083, "Kafka Connect"),
  INGEST(8600, "ingest"),
  ENRICH(8610, "enrich"),
  MONITOR(8620, "monitor"),
  POSTGRES(5433, "PostgreSQL"),
  SFTP(8622, "SFTP uploads");

  private final int usual;
  private final String title;

  PortRole(int usual, String title) {
    this.usual = usual;
    this.title = title;
  }

  public int usual() {
    return usual;
  }

  String title() {
    return title;
  }

  /** As written after {@code --port}. */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
