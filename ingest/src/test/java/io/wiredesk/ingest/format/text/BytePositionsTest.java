package io.wiredesk.ingest.format.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a text as the bytes they came in. */
class BytePositionsTest {
  private static final String ONE = "<item>Sluse stengt på fjorden</item>\n";
  private static final String TWO = "<item>Bro åpnet \uD83D\uDE80 igjen</item>\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "UTF-32BE"})
  void everyPartIsItsOwnBytes(String name) {
    Charset charset = Charset.forName(name);
    byte[] bytes = (ONE + TWO).repeat(2000).getBytes(charset);
    String text = CharsetFinder.decode(bytes, "text/xml; charset=" + name).text();
    assertThat(text).startsWith(ONE);
    BytePositions positions = BytePositions.of(bytes, charset);
    int from = ONE.length() + 1999 * (ONE.length() + TWO.length());
    assertThat(positions.slice(new Span(from, from + TWO.length())))
        .isEqualTo(TWO.getBytes(charset));
    assertThat(positions.slice(new Span(0, ONE.length())))
        .as("behind what was asked for before")
        .isEqualTo(ONE.getBytes(charset));
  }

  /** Which cannot be written back as it came: no item has the bytes of those beside it. */
  @Test
  void bytesThatAreNoneOfTheCharsetStayWithTheirPart() {
    byte[] one =
        join(ONE.getBytes(UTF_8), new byte[] {(byte) 0xC5, 'x', (byte) 0xED}, "\n".getBytes(UTF_8));
    byte[] bytes =
        join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, one, TWO.getBytes(UTF_8));
    String text = CharsetFinder.decode(bytes, null).text();
    BytePositions positions = BytePositions.of(bytes, UTF_8);
    int second = text.indexOf("<item>Bro");
    assertThat(positions.slice(new Span(0, second))).isEqualTo(one);
    assertThat(positions.slice(new Span(second, text.length()))).isEqualTo(TWO.getBytes(UTF_8));
  }

  @Test
  void inACharsetThatJavaOnlyReads() {
    Charset charset = Charset.forName("ISO-2022-CN");
    assertThat(charset.canEncode()).isFalse();
    byte[] bytes = "<item>1</item><item>2</item>".getBytes(ISO_8859_1);
    assertThat(BytePositions.of(bytes, charset).slice(new Span(14, 28)))
        .isEqualTo("<item>2</item>".getBytes(ISO_8859_1));
  }

  @Test
  void zeroBytesAroundAreNobodys() {
    byte[] bytes = join(new byte[5], ONE.getBytes(UTF_8), new byte[3]);
    assertThat(BytePositions.of(bytes, UTF_8).slice(new Span(0, ONE.length())))
        .isEqualTo(ONE.getBytes(UTF_8));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
