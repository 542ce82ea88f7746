package io.wiredesk.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts somebody's {@code main} with the jars of the distribution; it logs into a file. */
final class JavaCommand {
  private JavaCommand() {}

  /** The words of the command. */
  static List<String> of(
      String name, Path folder, List<String> options, Class<?> main, String... arguments) {
    Distribution distribution = Distribution.current();
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(logging(name, folder));
    words.addAll(options);
    words.addAll(List.of("-cp", distribution.root().resolve("lib") + "/*", main.getName()));
    words.addAll(List.of(arguments));
    return words;
  }

  /** Options by which a process logs into a file of its own. */
  static List<String> logging(String name, Path folder) {
    return List.of(
        "-Dlogback.configurationFile=wiredesk-log-file.xml",
        "-Dwiredesk.log.file=" + folder.resolve(name + ".log"));
  }
}
