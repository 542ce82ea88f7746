package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.WireStory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bytes, halves of characters and padding do, in every format. */
class CharacterSweepTest {
  private static final String DATE = "2026-03-01T10:00:00Z";
  private static final String NORWEGIAN = "Båtene på Sørøya går ikke før øya får råd";
  private static final String RUSSIAN = "Паром снова ходит через реку";

  static Stream<Arguments> formats() {
    return FormatSamples.all().stream().map(s -> Arguments.of(Named.of(s.format(), s)));
  }

  private static String message(FormatSample format, String text) {
    return format.alone(format.story("urn:contract:1", DATE, "Ferry", text));
  }

  private static String original(WireStory story) {
    return UTF_8.decode(story.getOriginal().duplicate()).toString();
  }

  /** With a byte that is wrong in the charset instead of the text's "#". */
  private static byte[] broken(String message, Charset charset, int bad) {
    String[] parts = message.split("#", 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(parts[0].getBytes(charset));
    bytes.write(bad);
    bytes.writeBytes(parts[1].getBytes(charset));
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void oneBadByteIsNoOtherCharset(FormatSample format) {
    byte[] bytes = broken(message(format, NORWEGIAN + "# nå."), UTF_8, 0xE6);
    for (String type : new String[] {null, "text/plain; charset=utf-8"}) {
      ParseContext context = Contexts.of(type, format.format(), "UTC");
      WireStory story = Contexts.story(bytes, context);
      assertThat(story.getBody()).contains(NORWEGIAN + "\uFFFD nå.");
      assertThat(story.getCharset()).isEqualTo("UTF-8");
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void norInACharsetThatIsDeclared(FormatSample format) {
    String type = "text/plain; charset=windows-1251";
    String text = message(format, RUSSIAN + "# да.");
    boolean mail = format.format().equals("email");
    byte[] bytes =
        broken(
            mail ? "Content-Type: " + type + "\r\n" + text : text,
            Charset.forName("windows-1251"),
            0x98);
    ParseContext context = Contexts.of(type, format.format(), "UTC");
    assertThat(Contexts.story(bytes, context).getBody()).contains(RUSSIAN + "\uFFFD да.");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void cyrillicNeedsNoDeclaration(FormatSample format) {
    for (String charset : new String[] {"KOI8-R", "windows-1251", "ISO-8859-5"}) {
      byte[] bytes = message(format, RUSSIAN).getBytes(Charset.forName(charset));
      WireStory story = Contexts.story(bytes, Contexts.of(null, format.format(), "UTC"));
      assertThat(story.getBody()).as(charset).contains(RUSSIAN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Мост закрыт.", "ПАРОМ ВЕРНУЛСЯ НА РЕКУ ТАРН", "Мост"})
  void norDoesAShortText(String text) {
    byte[] bytes =
        "<rss><channel><language>ru</language><item><guid>1</guid><title>%s</title></item></channel></rss>"
            .formatted(text)
            .getBytes(Charset.forName("KOI8-R"));
    WireStory story = Contexts.story(bytes, Contexts.DEMO);
    assertThat(story.getHeadline()).isEqualTo(text);
    assertThat(story.getLanguage()).isEqualTo("ru");
    assertThat(story.getCharset()).isEqualTo("KOI8-R");
  }

  /** As an escape or a reference where the format has them, else as the bytes of one. */
  @ParameterizedTest
  @MethodSource("formats")
  void halfACharacterIsReplaced(FormatSample format) {
    boolean json = format.story("", "", "", "").startsWith("{");
    String half = json ? "\\ud83d" : format.xml() ? "&#xD83D;" : null;
    byte[] bytes =
        half == null
            ? broken(message(format, NORWEGIAN + "# nå."), UTF_8, 0xED)
            : message(format, NORWEGIAN + half + " nå.").getBytes(UTF_8);
    WireStory story = Contexts.story(bytes, Contexts.of(null, format.format(), "UTC"));
    assertThat(story.getBody()).contains(NORWEGIAN + "\uFFFD nå.");
    assertThat(original(story)).isEqualTo(new String(bytes, UTF_8));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void twoHalvesAreOne(FormatSample format) {
    boolean json = format.story("", "", "", "").startsWith("{");
    if (json || format.xml()) {
      String pair = json ? "\\ud83d\\ude80" : "&#xD83D;&#56960;";
      assertThat(Contexts.story(message(format, "Up " + pair + " it goes.")).getBody())
          .contains("Up \uD83D\uDE80 it goes.");
    }
  }

  @Test
  void referencesToWhatIsNoCharacter() {
    assertThat(
            Contexts.story(
                    "<newsItem"
                        + " guid='g'><contentMeta><headline>a&#0;b&#x1F;c&#xFFFE;&#1114112;d&#65;"
                        + "</headline></contentMeta></newsItem>")
                .getHeadline())
        .isEqualTo("a b c\uFFFD\uFFFDdA");
  }

  /** Zeros fill up what has a fixed length; the bytes are kept as they came. */
  @ParameterizedTest
  @MethodSource("formats")
  void zerosAroundAMessageArePadding(FormatSample format) {
    String good = "\0\0\0" + format.good() + "\0".repeat(512 - format.good().length() % 2);
    WireStory story = Contexts.story(good);
    assertThat(story.getFormat()).isEqualTo(format.format());
    assertThat(story.getBody()).contains("ferry is back");
    assertThat(original(story)).isEqualTo(good);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void norDoZerosBlurWhichBytesAreWhose(FormatSample format) {
    String second = format.story("urn:contract:2", DATE, "Tram", "A tram is back.");
    String message = format.message(List.of(format.goodStory(), second)).orElse("");
    if (!message.isEmpty()) {
      List<Outcome> outcomes = Contexts.parse("\0\0\0" + message + "\0\0");
      assertThat(outcomes).hasSize(2);
      assertThat(original(((Outcome.Parsed) outcomes.get(1)).story()).strip())
          .isEqualTo(second.strip());
    }
  }

  @Test
  void aZeroAmongTextIsASpace() {
    String text = "The ferry is back on the river. ".repeat(10);
    assertThat(Contexts.story(text + "\0" + text).getBody()).doesNotContain("\0");
    assertThat(Contexts.rejection("ab\0c\0d\0e").reason()).contains("binary");
  }

  @Test
  void wideCharsetsKeepTheirZeros() {
    byte[] wide = "{\"uri\":\"urn:a\",\"headline\":\"H\"}\n".getBytes(UTF_16BE);
    assertThat(Contexts.story(wide, Contexts.DEMO).getHeadline()).isEqualTo("H");
    byte[] wider = "{\"uri\":\"urn:a\",\"headline\":\"H\"}".getBytes(Charset.forName("UTF-32LE"));
    assertThat(Contexts.story(wider, Contexts.DEMO).getCharset()).isEqualTo("UTF-32LE");
  }
}
