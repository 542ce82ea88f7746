package io.wiredesk.ingest.format.story;

import static io.wiredesk.ingest.format.Contexts.rejection;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.story.FieldLimits.Limit;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireStory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class FieldLimitsTest {
  private static final String STORY =
      "{\"uri\":\"urn:x:1\",\"version\":\"1\",\"headline\":\"%s\",\"body_text\":\"%s\"}";

  @Test
  void aHeadlineIsCutWithAWarningAndTheBytesAreKept() {
    String message = STORY.formatted("Ferry ".repeat(20_000), "It sails.");

    WireStory story = story(message);

    assertThat(story.getHeadline()).hasSizeLessThanOrEqualTo(2_000).startsWith("Ferry Ferry");
    assertThat(story.getWarnings())
        .containsExactly("headline has 119999 characters, more than 2000; cut there.");
    assertThat(story.getOriginal().remaining()).isEqualTo(message.length());
  }

  @Test
  void noCharacterIsCutInTwo() {
    WireStory story = story(STORY.formatted("a" + "😀".repeat(5_000), "It sails."));

    assertThat(story.getHeadline()).hasSize(1_999).endsWith("😀");
  }

  @Test
  void anIdentifierIsNeverCut() {
    NotAStory guid = rejection("{\"uri\":\"urn:x:" + "g".repeat(70_000) + "\",\"headline\":\"F\"}");
    NotAStory version = rejection("{\"uri\":\"urn:x:1\",\"version\":\"" + "9".repeat(500) + "\"}");

    assertThat(guid.code()).isEqualTo(RejectCode.LIMIT);
    assertThat(guid.reason()).startsWith("guid has 70006 characters, more than 2000;");
    assertThat(guid.bytes()).hasSizeGreaterThan(70_000);
    assertThat(version.reason()).startsWith("version has 500 characters");
  }

  @Test
  void listsNamesParagraphsAndBodiesAreBounded() {
    String keywords =
        IntStream.range(0, 400)
            .mapToObj(n -> "\"" + "k".repeat(n) + "\"")
            .collect(Collectors.joining(","));
    WireStory story =
        story(
            "{\"uri\":\"urn:x:1\",\"keywords\":["
                + keywords
                + "],\"body_text\":\""
                + "P.\\n\\n".repeat(30_000)
                + "\"}");
    WireStory long1 = story(STORY.formatted("F", "word ".repeat(300_000)));

    assertThat(story.getKeywords()).hasSize(300);
    assertThat(story.getBody().split("\n\n", -1)).hasSize(20_000);
    assertThat(story.getWarnings())
        .contains("body has more than 20000 paragraphs; cut there.")
        .anyMatch(w -> w.startsWith("keywords has "));
    assertThat(long1.getBody()).hasSizeBetween(999_000, 1_000_000);
  }

  @Test
  void aLinkThatIsTooLongIsLeftOut() {
    WireStory story =
        story(
            "<rss><channel><item><guid>urn:x:1</guid><title>F</title><enclosure url='http://x/"
                + "u".repeat(3_000)
                + "' type='image/jpeg'/></item></channel></rss>");

    story.setOriginal(null);
    assertThat(story.toString()).doesNotContain("uuuuuuuu");
    assertThat(story.getWarnings()).anyMatch(w -> w.endsWith("more than 2000; left out."));
  }

  @Test
  void everyFieldOfWordsHasALimit() {
    List<String> unlimited =
        paths("", WireStory.getClassSchema())
            .filter(p -> FieldLimits.TABLE.stream().noneMatch(l -> l.field().equals(p)))
            .toList();

    assertThat(unlimited)
        .as("ours, not the message's")
        .containsExactly("feed", "transport", "format", "charset", "originalSha256");
    assertThat(FieldLimits.TABLE).extracting(Limit::field).doesNotHaveDuplicates();
  }

  @Test
  void whatTheTableLetsThroughFitsTheTopics() {
    long most =
        FieldLimits.TABLE.stream()
            .mapToLong(l -> 3L * l.chars() * (l.field().equals("body") ? 1 : l.entries()))
            .sum();

    assertThat(most).isLessThanOrEqualTo(WireSizes.FIELDS);
  }

  @Test
  void theTableIsInTheDocuments() throws Exception {
    Path docs = Path.of("..", "docs", "FORMATS.md");
    List<String> lines =
        FieldLimits.TABLE.stream()
            .map(
                l ->
                    "| `%s` | %,d | %s | %s |"
                        .formatted(
                            l.field(),
                            l.chars(),
                            l.entries() == 1 ? "" : "%,d".formatted(l.entries()),
                            l.beyond().name().toLowerCase(Locale.ROOT).replace('_', ' ')))
            .toList();

    List<String> written =
        Files.readAllLines(docs).stream()
            .dropWhile(l -> !l.startsWith("| field | characters"))
            .skip(2)
            .takeWhile(l -> l.startsWith("|"))
            .toList();

    assertThat(written).isEqualTo(lines);
  }

  private static Stream<String> paths(String prefix, Schema schema) {
    return switch (schema.getType()) {
      case RECORD ->
          schema.getFullName().endsWith("RawRef")
              ? Stream.of()
              : schema.getFields().stream()
                  .flatMap(
                      f ->
                          paths(prefix.isEmpty() ? f.name() : prefix + "." + f.name(), f.schema()));
      case ARRAY -> paths(prefix, schema.getElementType());
      case UNION -> schema.getTypes().stream().flatMap(s -> paths(prefix, s));
      case STRING -> Stream.of(prefix);
      default -> Stream.of();
    };
  }
}
