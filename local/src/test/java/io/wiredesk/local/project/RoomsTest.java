package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which room of a module may see which: {@code rooms.txt}, no more and no less, and no circle. */
class RoomsTest {
  private static final String OURS = "io.wiredesk.";
  private static final int LARGEST = 40;

  /** Room to the rooms of its own module that it sees, by package without {@code io.wiredesk.}. */
  private static Map<String, Set<String>> allowed = Map.of();

  private static JavaClasses classes = new ClassFileImporter().importClasses();

  @BeforeAll
  static void read() throws IOException {
    allowed = table(Repository.path("local/src/test/resources/rooms.txt"));
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.wiredesk");
  }

  @Test
  void everyRoomSeesWhatTheTableSays() {
    Map<String, Set<String>> seen = new TreeMap<>();
    List<String> forbidden = new ArrayList<>();
    for (JavaClass from : classes) {
      String room = room(from);
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String other = room(dependency.getTargetClass());
        if (!other.isEmpty() && !other.equals(room) && module(other).equals(module(room))) {
          seen.computeIfAbsent(room, r -> new TreeSet<>()).add(other);
          if (!allowed.getOrDefault(room, Set.of()).contains(other)) {
            forbidden.add(room + " -> " + other + ": " + dependency.getDescription());
          }
        }
      }
    }
    assertThat(forbidden).as("arrows that rooms.txt does not have").isEmpty();
    Map<String, Set<String>> idle = new TreeMap<>();
    allowed.forEach(
        (room, others) -> {
          Set<String> rest = new TreeSet<>(others);
          rest.removeAll(seen.getOrDefault(room, Set.of()));
          if (!rest.isEmpty()) {
            idle.put(room, rest);
          }
        });
    assertThat(idle).as("arrows of rooms.txt that nobody needs").isEmpty();
  }

  @Test
  void thereIsNoCircle() {
    Map<String, Set<String>> left = new TreeMap<>();
    allowed.forEach((room, others) -> left.put(room, new TreeSet<>(others)));
    boolean moved = true;
    while (moved) {
      Set<String> done =
          left.entrySet().stream()
              .filter(e -> e.getValue().stream().noneMatch(left::containsKey))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      moved = left.keySet().removeAll(done);
    }
    assertThat(left).as("rooms in a circle, or behind one").isEmpty();
  }

  @Test
  void everyRoomIsInTheTableAndNotTooLarge() {
    Map<String, Long> sizes =
        classes.stream()
            .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
            .filter(c -> c.getSource().isPresent() && !generated(c))
            .collect(Collectors.groupingBy(RoomsTest::room, TreeMap::new, Collectors.counting()));
    assertThat(allowed.keySet()).containsExactlyInAnyOrderElementsOf(sizes.keySet());
    assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(LARGEST));
  }

  @Test
  void everyRoomTellsWhatItIs() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.path("."))) {
      List<Path> bare =
          files
              .filter(file -> file.toString().contains("/src/main/java/"))
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .sorted(Comparator.naturalOrder())
              .toList();
      assertThat(bare).isEmpty();
    }
  }

  private static boolean generated(JavaClass c) {
    return c.isAnnotatedWith("org.apache.avro.specific.AvroGenerated");
  }

  private static String room(JavaClass c) {
    String name = c.getPackageName();
    return name.startsWith(OURS) ? name.substring(OURS.length()) : "";
  }

  private static String module(String room) {
    int dot = room.indexOf('.');
    return dot < 0 ? room : room.substring(0, dot);
  }

  /**
   * Lines {@code room -> room room}; {@code .} is the module's own package, a comment begins with
   * #.
   */
  private static Map<String, Set<String>> table(Path file) throws IOException {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    String module = "";
    for (String line : Files.readAllLines(file)) {
      String text = line.replaceFirst("#.*", "").strip();
      if (text.endsWith(":")) {
        module = text.substring(0, text.length() - 1);
      } else if (!text.isEmpty()) {
        String[] sides = text.split("->", -1);
        Set<String> others = new TreeSet<>();
        for (String other : sides.length < 2 ? new String[0] : sides[1].strip().split("\\s+")) {
          if (!other.isEmpty()) {
            others.add(name(module, other));
          }
        }
        table.put(name(module, sides[0].strip()), others);
      }
    }
    return table;
  }

  private static String name(String module, String room) {
    return room.equals(".") ? module : module + "." + room;
  }
}
