package io.wiredesk.local.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** deploy/Dockerfile: its stages, and the instructions of each. */
record Dockerfile(Map<String, List<String>> instructions) {
  static final String PATH = "deploy/Dockerfile";
  private static final Pattern FROM = Pattern.compile("FROM \\S+ AS (\\w+)");
  private static final Pattern COPY = Pattern.compile("COPY (--from=build )?(\\S+) (\\S+)");

  static Dockerfile read() {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    List<String> stage = new ArrayList<>();
    for (String line : Repository.text(PATH).replace("\\\n", "").split("\n", -1)) {
      Matcher from = FROM.matcher(line);
      if (from.matches()) {
        stage = new ArrayList<>();
        stages.put(from.group(1), stage);
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        stage.add(line);
      }
    }
    return new Dockerfile(stages);
  }

  Set<String> stages() {
    return instructions.keySet();
  }

  /** The last instruction of that name, without the name. */
  String last(String stage, String name) {
    return instructions.getOrDefault(stage, List.of()).stream()
        .filter(line -> line.startsWith(name + " "))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError(stage + " has no " + name))
        .substring(name.length() + 1);
  }

  List<Copy> copies(String stage) {
    List<Copy> copies = new ArrayList<>();
    for (String line : instructions.getOrDefault(stage, List.of())) {
      Matcher copy = COPY.matcher(line);
      if (copy.matches()) {
        String source = copy.group(2);
        copies.add(
            copy.group(1) == null
                ? new Copy(source, copy.group(3), false)
                : new Copy(source.replaceFirst("^/src/", ""), copy.group(3), true));
      }
    }
    return copies;
  }

  /**
   * A file or folder that goes into an image.
   *
   * @param source path in the repository
   * @param built whether the build makes it
   */
  record Copy(String source, String target, boolean built) {}
}
