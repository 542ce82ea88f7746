package io.wiredesk.local.fault;

import io.wiredesk.local.project.Repository;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs among another module's tests, whose class path this module's tests do not have. */
final class ModuleTests {
  private ModuleTests() {}

  /** The words that start one. */
  static List<String> command(String module, String main, String... arguments) {
    Path target = Repository.path(module + "/target");
    if (!Files.exists(target.resolve("test.classpath"))) {
      throw new AssertionError("no class path in " + target + ": build with mvn -Pfaults verify");
    }
    String classPath =
        String.join(
            File.pathSeparator,
            target.resolve("test-classes").toString(),
            target.resolve("classes").toString(),
            Repository.text(module + "/target/test.classpath").strip());
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", classPath, main));
    words.addAll(List.of(arguments));
    return words;
  }
}
