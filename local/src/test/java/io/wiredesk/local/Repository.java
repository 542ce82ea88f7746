package io.wiredesk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, by their paths in it. */
final class Repository {
  private static final Path ROOT = root();

  private Repository() {}

  static Path path(String relative) {
    return ROOT.resolve(relative).normalize();
  }

  static String text(String relative) {
    try {
      return Files.readString(path(relative));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Texts of all Java sources of the modules, tests aside. */
  static List<String> sources() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(p -> p.toString().endsWith(".java") && p.toString().contains("/src/main/java/"))
          .map(p -> text(ROOT.relativize(p).toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of {@code <name>} in a pom, where it stands first. */
  static String pomValue(String pom, String name) {
    Matcher matcher =
        Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</").matcher(text(pom));
    if (!matcher.find()) {
      throw new AssertionError(pom + " has no " + name);
    }
    return matcher.group(1);
  }

  /** Whether the path is in the repository or some pom says that the build makes it. */
  static boolean hasOrBuilds(String relative) {
    int target = relative.indexOf("/target/");
    if (target < 0) {
      return Files.exists(path(relative));
    }
    String made = "${project.build.directory}" + relative.substring(target + "/target".length());
    return text(relative.substring(0, target) + "/pom.xml").contains(made);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker-compose.yml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new AssertionError("started outside the repository");
      }
    }
    return folder;
  }
}
