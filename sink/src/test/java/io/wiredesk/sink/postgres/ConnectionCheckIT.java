package io.wiredesk.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a connector is refused for when it is set up, not when its tasks run. */
class ConnectionCheckIT {
  private static final String HERE = Postgres.url().replace("127.0.0.1", "localhost");

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "postgres.url",
              HERE,
              "postgres.user",
              "postgres",
              "schema.registry.url",
              "mock://x"));

  private Map<String, String> faults() {
    return ConnectionCheck.faults(new PostgresSinkConfig(settings));
  }

  @Test
  void whoMayLogInAndCreateIsTaken() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    settings.put("postgres.url", HERE.replace("/postgres", "/nowhere"));
    assertThat(faults().get("postgres.url")).contains("\"nowhere\" does not exist");
  }

  @Test
  void aUserThatTheDatabaseDoesNotKnowIsNotLetIn() {
    settings.put("postgres.user", "nobody");
    assertThat(faults().get("postgres.password")).contains("'nobody'", "check user and password");
  }

  @Test
  void aUserWhoMayNotCreateIsTold() {
    Postgres.query("public", "DROP ROLE IF EXISTS reader");
    Postgres.query("public", "CREATE ROLE reader LOGIN");
    settings.put("postgres.user", "reader");
    assertThat(faults().get("postgres.user")).contains("'reader' may not create", "GRANT CREATE");
  }

  @Test
  void aDatabaseThatIsAwayIsNoFaultOfTheSettings() {
    settings.put("postgres.url", "jdbc:postgresql://127.0.0.1:9/postgres");
    assertThat(faults()).isEmpty();
  }
}
