package io.wiredesk.local.project;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Which package may know which: the direction of design that the poms keep, inside the jars. Rooms
 * within a module: {@link RoomsTest}.
 */
@AnalyzeClasses(packages = "io.wiredesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchRule SCHEMAS_KNOW_NOTHING_OF_OURS = knowsOnly("schemas");

  @ArchTest static final ArchRule SERVICE_KNOWS_SCHEMAS = knowsOnly("service", "schemas");

  @ArchTest
  static final ArchRule INGEST_KNOWS_NO_SIBLING = knowsOnly("ingest", "service", "schemas");

  @ArchTest
  static final ArchRule ENRICH_KNOWS_NO_SIBLING = knowsOnly("enrich", "service", "schemas");

  @ArchTest
  static final ArchRule MONITOR_KNOWS_NO_SIBLING = knowsOnly("monitor", "service", "schemas");

  /** A plugin: not even what the role processes share. */
  @ArchTest static final ArchRule SINK_KNOWS_SCHEMAS = knowsOnly("sink", "schemas");

  @ArchTest
  static final ArchRule CLI_KNOWS_NO_STACK =
      knowsOnly("cli", "service", "schemas", "ingest", "enrich", "monitor");

  /** Elsewhere the deadline of a reading could not end a match. */
  @ArchTest
  static final ArchRule FORMATS_MATCH_BY_THE_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("io.wiredesk.ingest.format..")
          .and()
          .doNotHaveSimpleName("TextPattern")
          .should()
          .callMethod(Pattern.class, "compile", String.class)
          .orShould()
          .callMethod(Pattern.class, "compile", String.class, int.class);

  /** Connect makes these; the rest is public for its neighbouring rooms alone. */
  @ArchTest
  static final ArchRule THE_PLUGIN_SHOWS_WHAT_CONNECT_MAKES =
      classes()
          .that()
          .resideInAPackage("io.wiredesk.sink")
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should()
          .beAssignableTo(SinkConnector.class)
          .orShould()
          .beAssignableTo(SinkTask.class)
          .orShould()
          .beAssignableTo(ConnectRestExtension.class)
          .orShould()
          .beAssignableTo(Transformation.class);

  @ArchTest
  static final ArchRule NOBODY_USES_A_CLASS_OF_THE_PLUGIN =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.wiredesk.sink..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.wiredesk.sink..");

  /** Record time and the punctuator's time decide in Streams; elsewhere an App gives a clock. */
  @ArchTest
  static final ArchRule TIME_COMES_FROM_OUTSIDE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.wiredesk.ingest..", "io.wiredesk.enrich..", "io.wiredesk.monitor..")
          .and()
          .haveSimpleNameNotEndingWith("App")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  private static ArchRule knowsOnly(String who, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = "io.wiredesk." + who + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = "io.wiredesk." + others[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage("io.wiredesk." + who + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.wiredesk..").and(not(resideInAnyPackage(allowed))));
  }
}
