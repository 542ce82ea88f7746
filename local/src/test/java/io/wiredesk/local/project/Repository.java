package io.wiredesk.local.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, by their paths in it. */
public final class Repository {
  /** A property of a pom that names a folder of the build. */
  private static final Pattern BUILD_FOLDER =
      Pattern.compile("<([\\w.]+)>(\\$\\{project\\.build\\.directory}[^<]*)</\\1>");

  private static final Path ROOT = root();

  private Repository() {}

  public static Path path(String relative) {
    return ROOT.resolve(relative).normalize();
  }

  public static String text(String relative) {
    try {
      return Files.readString(path(relative));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Java sources by the names of their classes, those of one name together.
   *
   * @param where part of the path, such as {@code /src/main/java/}
   */
  static Map<String, String> classes(String where) {
    Map<String, String> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .map(file -> ROOT.relativize(file).toString())
          .filter(file -> file.endsWith(".java") && file.contains(where))
          .forEach(file -> classes.merge(simpleName(file), text(file), String::concat));
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String simpleName(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
  }

  /** The value of {@code <name>} in a pom, where it stands first. */
  static String pomValue(String pom, String name) {
    Matcher matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</").matcher(text(pom));
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
    String pom = text(relative.substring(0, target) + "/pom.xml");
    Matcher property = BUILD_FOLDER.matcher(pom);
    while (property.find()) {
      pom = pom.replace("${" + property.group(1) + "}", property.group(2));
    }
    return pom.contains(
        ">${project.build.directory}" + relative.substring(target + "/target".length()) + "<");
  }

  private static Path root() {
    for (Path f = Path.of("").toAbsolutePath(); f != null; f = f.getParent()) {
      if (Files.exists(f.resolve("docker-compose.yml"))) {
        return f;
      }
    }
    throw new AssertionError("started outside the repository");
  }
}
