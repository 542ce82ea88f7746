package io.wiredesk.enrich.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wiredesk.enrich.annotate.Annotator;
import io.wiredesk.enrich.annotate.Stories;
import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.PlaceMention;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
  @TempDir Path folder;

  @Test
  void everyFileNamesItsSource() throws IOException, URISyntaxException {
    URL own = Objects.requireNonNull(Gazetteer.class.getResource("/gazetteer/countries.tsv"));
    try (Stream<Path> files = Files.list(Path.of(own.toURI()).getParent())) {
      assertThat(files).isNotEmpty().allSatisfy(GazetteerTest::namesItsSource);
    }
  }

  private static void namesItsSource(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.subList(0, 6)).as(file.toString()).anyMatch(l -> l.startsWith("# Source: "));
  }

  @Test
  void everyCountryOfTheStandardIsThere() {
    Set<String> uninhabited = Set.of("BV", "GS", "HM", "TF", "UM", "IO");
    List<String> known =
        Stories.GAZETTEER.all(EntryKind.COUNTRY).stream().map(GazetteerEntry::code).toList();
    assertThat(Set.of(Locale.getISOCountries()).stream().filter(c -> !uninhabited.contains(c)))
        .allMatch(known::contains);
  }

  @Test
  void aFolderAddsNames() throws IOException {
    Files.writeString(
        folder.resolve("ours.tsv"),
        "# Source: us\ncity\tEllery\tNO\tElleryhavn\norganisation\tHarbour Watch\t\tHW Group\n");
    Annotations annotations =
        Annotator.with(folder)
            .annotate(
                Stories.story("Elleryhavn is closed. Ellery waits, Harbour Watch said.").build());
    assertThat(annotations.getPlaces())
        .containsExactly(new PlaceMention("Ellery", "NO", "mentioned"));
    assertThat(annotations.getOrganisations()).containsExactly("Harbour Watch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "planet\tMars\t\t",
        "city",
        "city\t\tNO",
        "city\tEllery\tNorway",
        "city\tEllery\tNO\tx\ty"
      })
  void aLineOfAnotherShapeIsNamed(String line) throws IOException {
    Files.writeString(folder.resolve("bad.tsv"), "# Source: us\n" + line + "\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gazetteer.of(folder))
        .withMessageContaining("bad.tsv line 2");
  }

  @Test
  void aFolderThatIsNoneIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gazetteer.of(folder.resolve("missing")))
        .withMessageContaining("missing");
  }
}
