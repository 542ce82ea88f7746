package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.Outcome.NotAStory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

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
          new VendorXml(Dialect.RITZAU),
          new VendorXml(Dialect.PRESS_RELEASE),
          new VendorXml(Dialect.NTB_CALENDAR),
          new VendorXml(Dialect.CP_PUBLISH),
          new ApMedia(),
          new DigitalWires(),
          new Ninjs(),
          new Anpa(),
          new Iptc7901(),
          new Zczc(),
          new AsiaNet(),
          new Email(),
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
    return parse(bytes, context, System::nanoTime);
  }

  /** As {@link #parse(byte[], ParseContext)}, by the caller's clock, see {@link ReadingTime}. */
  static List<Outcome> parse(byte[] bytes, ParseContext context, LongSupplier nanos) {
    ReadingTime time = new ReadingTime(nanos);
    Optional<NotAStory> unfit = unfit(bytes);
    return unfit.isPresent()
        ? List.of(unfit.get())
        : read(Message.decode(bytes, context, time, false));
  }

  /** As {@link #parse}, and how each outcome was come by. */
  public static List<Explained> explain(byte[] bytes, ParseContext context) {
    Optional<NotAStory> unfit = unfit(bytes);
    if (unfit.isPresent()) {
      return List.of(new Explained(unfit.get(), null, null, null, Map.of()));
    }
    Message message = Message.decode(bytes, context, new ReadingTime(System::nanoTime), true);
    Optional<Format> format = choose(message);
    String charset = message.charset().name() + ": " + message.charsetWhy();
    return read(message).stream()
        .map(
            o ->
                new Explained(
                    o,
                    format.map(Format::name).orElse(null),
                    format.map(f -> sign(f, context)).orElse(null),
                    charset,
                    message.sources(o)))
        .toList();
  }

  private static String sign(Format format, ParseContext context) {
    return context.format() == null ? format.sign() : "asked for";
  }

  private static Optional<NotAStory> unfit(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.of(rejected(RejectCode.EMPTY, "The message has no bytes.", bytes));
    }
    return Binary.kindOf(bytes)
        .map(
            kind ->
                rejected(
                    RejectCode.BINARY, "Not text but " + kind + ". Send the story's text.", bytes));
  }

  private static List<Outcome> read(Message message) {
    if (message.text().isBlank()) {
      return List.of(
          message.rejectWhole(new Unreadable(RejectCode.EMPTY, "Nothing but white space.")));
    }
    Optional<Format> format = choose(message);
    return format.isPresent()
        ? message.guard(format.get())
        : List.of(message.rejectWhole(unknown(message)));
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
    if (prolog.root() != null && NewsMlG2.PARTS.contains(prolog.root())) {
      return new Unreadable(
          RejectCode.UNKNOWN_FORMAT,
          "Only the " + prolog.root() + " of a NewsML-G2 item. Send the item it belongs to.");
    }
    String what = prolog.root() == null ? "" : " XML with root <" + Line.of(prolog.root()) + ">.";
    return new Unreadable(
        RejectCode.UNKNOWN_FORMAT, "No format recognises it." + what + " There are: " + names());
  }

  private static NotAStory rejected(RejectCode code, String reason, byte[] bytes) {
    return new NotAStory(code, reason, bytes, null);
  }
}
