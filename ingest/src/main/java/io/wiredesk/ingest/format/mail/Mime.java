package io.wiredesk.ingest.format.mail;

import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.text.CharsetFinder;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;

/**
 * An Internet message taken apart: its header, and its parts as text or by name (RFC 5322, RFC 2045
 * to 2047).
 */
final class Mime {
  private static final int MOST_FIELDS = 1000;
  private static final int LONGEST_FIELD = 256 * 1024;
  private static final int MOST_PARTS = 200;
  private static final int DEEPEST = 20;

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(MOST_FIELDS)
          .setMaxHeaderLen(LONGEST_FIELD)
          .setMaxContentLen(-1)
          .setMalformedHeaderStartsBody(true)
          .build();

  /** Field name in lower case to its first value, decoded. */
  private final Map<String, String> header = new LinkedHashMap<>();

  private final List<Part> parts = new ArrayList<>();

  private Mime() {}

  /**
   * A part that is no multipart.
   *
   * @param type media type, such as text/plain
   * @param text null where it is no text or is attached
   * @param name its file name, null where it has none
   */
  record Part(
      String type,
      @Nullable String text,
      @Nullable Charset charset,
      @Nullable String name,
      boolean flowed) {}

  Map<String, String> header() {
    return header;
  }

  List<Part> parts() {
    return parts;
  }

  /** Throws {@link Unreadable} where it is no message. */
  static Mime read(byte[] message) {
    Mime mime = new Mime();
    MimeTokenStream stream = new MimeTokenStream(LIMITS);
    int from = blank(message);
    stream.parse(new ByteArrayInputStream(message, from, message.length - from));
    try {
      mime.read(stream);
    } catch (MimeException | IOException e) {
      throw new Unreadable(
          RejectCode.NOT_WELL_FORMED,
          "No Internet message: " + LogLine.of(String.valueOf(e.getMessage())));
    }
    return mime;
  }

  /** A blank line would end the header before it begins. */
  private static int blank(byte[] message) {
    int at = 0;
    while (at < message.length && (message[at] == ' ' || (message[at] >= 9 && message[at] <= 13))) {
      at++;
    }
    return at;
  }

  private void read(MimeTokenStream stream) throws MimeException, IOException {
    Map<String, String> fields = header;
    int depth = 0;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_MULTIPART, T_START_MESSAGE -> depth = deeper(depth);
        case T_END_MULTIPART, T_END_MESSAGE -> depth--;
        case T_START_HEADER -> fields = depth > 1 ? new LinkedHashMap<>() : header;
        case T_FIELD -> field(stream.getField(), fields);
        case T_BODY -> body(stream, fields);
        default -> {}
      }
    }
  }

  private static int deeper(int depth) {
    if (depth > DEEPEST) {
      throw new Unreadable(RejectCode.LIMIT, "Parts within parts more than " + DEEPEST + " deep.");
    }
    return depth + 1;
  }

  private static void field(Field field, Map<String, String> fields) {
    fields.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), value(field));
  }

  /** Some headers are in the bare bytes of whatever charset their writer had. */
  private static String value(Field field) {
    byte[] raw = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
    String line = CharsetFinder.decode(raw, null).text();
    String body = line.substring(line.indexOf(':') + 1);
    String unfolded = MimeUtil.unfold(body).strip();
    return Texts.line(EncodedWords.decode(unfolded));
  }

  private void body(MimeTokenStream stream, Map<String, String> fields) throws IOException {
    if (parts.size() >= MOST_PARTS) {
      throw new Unreadable(RejectCode.LIMIT, "More than " + MOST_PARTS + " parts.");
    }
    BodyDescriptor body = stream.getBodyDescriptor();
    String type = String.valueOf(body.getMimeType()).toLowerCase(Locale.ROOT);
    String contentType = fields.getOrDefault("content-type", "");
    String name = MimeNames.fileName(fields.getOrDefault("content-disposition", ""), contentType);
    if (!type.startsWith("text/") || name != null) {
      parts.add(new Part(type, null, null, name, false));
      return;
    }
    byte[] bytes = stream.getDecodedInputStream().readAllBytes();
    CharsetFinder.Decoded decoded = CharsetFinder.decode(bytes, contentType);
    boolean flowed = contentType.toLowerCase(Locale.ROOT).contains("format=flowed");
    parts.add(new Part(type, decoded.text(), decoded.charset(), null, flowed));
  }
}
