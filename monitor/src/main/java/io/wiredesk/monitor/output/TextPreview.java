package io.wiredesk.monitor.output;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of bytes as text: UTF-8 where it is that, else Latin-1, in which every byte is a
 * character.
 */
public record TextPreview(String text, Charset charset, boolean truncated) {
  public static TextPreview of(byte[] bytes, int atMost) {
    boolean truncated = bytes.length > atMost;
    int length = truncated ? wholeCharacters(bytes, atMost) : bytes.length;
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, length))
              .toString();
      return new TextPreview(text, StandardCharsets.UTF_8, truncated);
    } catch (CharacterCodingException e) {
      int cut = Math.min(bytes.length, atMost);
      return new TextPreview(
          new String(bytes, 0, cut, StandardCharsets.ISO_8859_1),
          StandardCharsets.ISO_8859_1,
          truncated);
    }
  }

  /** Does not cut a UTF-8 sequence in two: goes back over continuation bytes (RFC 3629). */
  private static int wholeCharacters(byte[] bytes, int atMost) {
    int cut = atMost;
    while (cut > 0 && atMost - cut < 4 && (bytes[cut] & 0xC0) == 0x80) {
      cut--;
    }
    return cut;
  }
}
