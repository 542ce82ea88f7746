package io.wiredesk.local.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** deploy/acls.txt, and what deploy/make-acls makes of it. */
public final class Acls {
  private static final String TABLE = "deploy/acls.txt";
  static final String SCRIPT = "deploy/make-acls";

  private Acls() {}

  static List<Row> rows() {
    return Repository.text(TABLE)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\s+", -1))
        .map(c -> new Row(c[0], c[1], c[2], c[3], List.of(c[4].split(",", -1))))
        .toList();
  }

  /** All of the table, as a broker takes it. */
  public static List<AclBinding> bindings() {
    List<AclBinding> bindings = new ArrayList<>();
    for (Row row : rows()) {
      ResourceType type = ResourceType.fromString(row.resource().replace('-', '_'));
      PatternType pattern = PatternType.valueOf(row.pattern().toUpperCase(Locale.ROOT));
      for (String operation : row.operations()) {
        AclOperation allowed = Row.constant(operation);
        bindings.add(
            new AclBinding(
                new ResourcePattern(type, row.name(), pattern),
                new AccessControlEntry(
                    "User:" + row.principal(), "*", allowed, AclPermissionType.ALLOW)));
      }
    }
    return bindings;
  }

  static List<String> principals() {
    return rows().stream().map(Row::principal).distinct().toList();
  }

  /** What the script prints. */
  static String made(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", Repository.path(SCRIPT).toString()));
    command.addAll(List.of(arguments));
    Process script =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (script.waitFor() != 0) {
      throw new AssertionError(command + " ended with " + script.exitValue());
    }
    return printed;
  }

  /**
   * @param operations as Kafka's own tool spells them
   */
  record Row(
      String principal, String resource, String pattern, String name, List<String> operations) {
    boolean covers(String resourceType, String resourceName, AclOperation operation) {
      return resource.equals(resourceType)
          && operations.stream().anyMatch(o -> constant(o) == operation)
          && (name.equals("*")
              || (pattern.equals("prefixed")
                  ? resourceName.startsWith(name)
                  : resourceName.equals(name)));
    }

    static AclOperation constant(String operation) {
      return AclOperation.fromString(operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
    }
  }
}
