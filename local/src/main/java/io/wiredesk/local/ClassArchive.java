package io.wiredesk.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's archive of the classes that this run loaded, for later starts of the same build. It
 * costs a core for most of a minute, so a process of its own writes it after the run, of low
 * priority. No start depends on it.
 *
 * @param file is there when it is whole
 * @param classes their names, which the JVM writes while this run loads them
 * @param classPath the jars that hold them
 */
record ClassArchive(Path file, Path classes, String classPath) {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);

  private static final String SCRIPT =
      """
      nice -n 19 "$1" -Xshare:dump -XX:SharedClassListFile="$2" -XX:SharedArchiveFile="$2.jsa" -cp "$3" &&
        mv "$2.jsa" "$0"
      rm -f "$2" "$2.jsa"
      """;

  /** The one that the launcher asks for, if it does. */
  static Optional<ClassArchive> ofThisRun() {
    @Nullable String file = System.getProperty("wiredesk.archive");
    @Nullable String classes = System.getProperty("wiredesk.classes");
    return file == null || classes == null
        ? Optional.empty()
        : Optional.of(
            new ClassArchive(
                Path.of(file), Path.of(classes), System.getProperty("java.class.path")));
  }

  /** Begins to write it, and returns. */
  void write() {
    try {
      var unused = begin();
    } catch (IOException e) {
      LOG.warn("no class-data archive will be written", e);
    }
  }

  /** The process that writes it, and leaves nothing else behind. */
  Process begin() throws IOException {
    Path list = classes.resolveSibling(classes.getFileName() + ".list");
    String names = Files.readString(classes, StandardCharsets.ISO_8859_1);
    // The JVM may be in the middle of a line.
    Files.writeString(
        list, names.substring(0, names.lastIndexOf('\n') + 1), StandardCharsets.ISO_8859_1);
    Files.delete(classes);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder("sh", "-c", SCRIPT, file.toString(), java, list.toString(), classPath)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
