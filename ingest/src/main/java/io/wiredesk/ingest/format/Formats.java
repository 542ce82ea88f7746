package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.Outcome.NotAStory;
import java.util.List;
import java.util.Optional;

/**
 * All formats, in the order in which they are tried. A new format is one class and one line here.
 */
public final class Formats {
  private static final List<Format> ALL =
      List.of(
          new NewsMlG2(),
          new NewsMl1(),
          new Nitf(),
          new Rss(),
          new Atom(),
          new Ninjs(),
          new PlainText());

  private Formats() {}

  /** The names {@code ?format=} and {@code --format} take. */
  public static List<String> names() {
    return ALL.stream().map(Format::name).toList();
  }

  /**
   * Reads a message. Never throws and never returns an empty list: whatever cannot be read is a
   * {@link NotAStory} with its bytes. The same bytes and context give equal outcomes.
   */
  public static List<Outcome> parse(byte[] bytes, ParseContext context) {
    if (bytes.length == 0) {
      return rejected(RejectCode.EMPTY, "The message has no bytes.", bytes);
    }
    Optional<String> binary = Binary.kindOf(bytes);
    if (binary.isPresent()) {
      return rejected(
          RejectCode.BINARY, "Not text but " + binary.get() + ". Send the story's text.", bytes);
    }
    Message message = Message.decode(bytes, context);
    if (message.text().isBlank()) {
      return rejected(RejectCode.EMPTY, "Nothing but white space.", bytes);
    }
    return read(message);
  }

  private static List<Outcome> read(Message message) {
    Optional<Format> format = choose(message);
    if (format.isEmpty()) {
      return List.of(message.rejectWhole(unknown(message)));
    }
    return message.guard(format.get());
  }

  private static Optional<Format> choose(Message message) {
    String wanted = message.context().format();
    return ALL.stream()
        .filter(f -> wanted == null ? f.recognises(message) : f.name().equals(wanted))
        .findFirst();
  }

  private static Unreadable unknown(Message message) {
    String wanted = message.context().format();
    if (wanted != null) {
      return new Unreadable(
          RejectCode.UNKNOWN_FORMAT, "No format '" + wanted + "'. There are: " + names() + ".");
    }
    Prolog prolog = Prolog.of(message.text());
    String what = prolog.root() == null ? "" : " XML with root <" + Line.of(prolog.root()) + ">.";
    return new Unreadable(
        RejectCode.UNKNOWN_FORMAT, "No format recognises it." + what + " There are: " + names());
  }

  private static List<Outcome> rejected(RejectCode code, String reason, byte[] bytes) {
    return List.of(new NotAStory(code, reason, bytes, null));
  }
}
