package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of ours takes steps in proportion to its text, whatever that says, and
 * no stack. Steps are counted, as time would depend on the machine: a step is a character looked
 * at.
 */
@Tag("slow")
class PatternStepsTest {
  /**
   * Of a hostile text. A pattern whose steps grow with its square takes eight million and more, and
   * one that recurs with each repetition overflows the stack below.
   */
  private static final int LENGTH = 4_000;

  private static final int STEPS_A_CHARACTER = 1_000;
  private static final int STACK = 192 * 1024;

  /** Make patterns of parts that static fields hold, so that these are found there. */
  private static final Set<String> MAKERS =
      Set.of("TextPattern", "MarkerRule", "NoteRule", "PressLine", "TextRule", "Wording");

  private static JavaClasses classes = new ClassFileImporter().importClasses();
  private static final PatternsOfOurs PATTERNS = new PatternsOfOurs();

  /** Iceberg is not on our class path; the literals of this package are looked at all the same. */
  private static final String ARCHIVE = "io.wiredesk.archive";

  /** How many calls with a literal each source has. */
  private static final Map<String, Integer> LITERALS = new TreeMap<>();

  @BeforeAll
  static void gather() throws ClassNotFoundException {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.wiredesk");
    for (JavaClass c : classes) {
      if (!c.getPackageName().equals(ARCHIVE)) {
        PATTERNS.addStatics(Class.forName(c.getName()));
      }
    }
    Repository.classes("/src/main/java/")
        .forEach((name, source) -> LITERALS.put(name, PATTERNS.addLiterals(name, source)));
  }

  /** One that is put together while the program runs would escape the test below. */
  @Test
  void areConstants() {
    Map<String, Integer> calls = new TreeMap<>();
    classes.stream()
        .flatMap(c -> c.getMethodCallsFromSelf().stream())
        .filter(PatternStepsTest::takesARegex)
        .forEach(c -> calls.merge(sourceOf(c.getOriginOwner()), 1, Integer::sum));
    calls.keySet().removeAll(MAKERS);
    assertThat(calls)
        .allSatisfy(
            (name, count) -> assertThat(count).isLessThanOrEqualTo(LITERALS.getOrDefault(name, 0)));
    assertThat(PATTERNS.found()).hasSizeGreaterThan(250);
  }

  private static boolean takesARegex(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    boolean made = owner.equals(Pattern.class.getName()) || owner.endsWith(".TextPattern");
    boolean constant = call.getOrigin().getName().equals("<clinit>");
    return made
        ? !constant && Set.of("compile", "of").contains(call.getName())
        : owner.equals(String.class.getName())
            && Set.of("matches", "replaceAll", "replaceFirst", "split").contains(call.getName());
  }

  private static String sourceOf(JavaClass c) {
    return c.getEnclosingClass().map(PatternStepsTest::sourceOf).orElse(c.getSimpleName());
  }

  @Test
  void takeStepsInProportion() throws InterruptedException {
    List<String> bad = new ArrayList<>();
    Thread run =
        new Thread(
            null,
            () -> PATTERNS.found().forEach((where, pattern) -> check(where, pattern, bad)),
            "patterns",
            STACK);
    run.start();
    run.join();
    assertThat(bad).isEmpty();
  }

  private static void check(String where, Pattern pattern, List<String> bad) {
    try {
      HostileTexts.each(pattern, LENGTH, text -> run(pattern, text));
    } catch (TooManySteps | StackOverflowError e) {
      bad.add(where + ": " + e);
    }
  }

  private static void run(Pattern pattern, String text) {
    CountedText counted = new CountedText(text, (long) text.length() * STEPS_A_CHARACTER);
    Matcher matcher = pattern.matcher(counted);
    matcher.matches();
    matcher.reset();
    for (boolean more = matcher.find(); more; more = matcher.find()) {}
  }

  private static final class TooManySteps extends RuntimeException {
    TooManySteps(String text) {
      super(text, null, false, false);
    }
  }

  /** Counts what is looked at. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private long left;

    CountedText(String text, long steps) {
      this.text = text;
      this.left = steps;
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooManySteps("'" + text.substring(0, 40) + " …'");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
