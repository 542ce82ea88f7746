package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.json.ApMedia;
import io.wiredesk.ingest.format.json.DigitalWires;
import io.wiredesk.ingest.format.json.Ninjs;
import io.wiredesk.ingest.format.mail.Email;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.message.ReadingDeadline;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.newsml.NewsMl1;
import io.wiredesk.ingest.format.newsml.NewsMlG2;
import io.wiredesk.ingest.format.nitf.Nitf;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.syndication.Atom;
import io.wiredesk.ingest.format.syndication.Rss;
import io.wiredesk.ingest.format.text.BinaryKind;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.vendor.AsiaNet;
import io.wiredesk.ingest.format.vendor.VendorDialect;
import io.wiredesk.ingest.format.vendor.VendorXml;
import io.wiredesk.ingest.format.wire.Anpa;
import io.wiredesk.ingest.format.wire.Iptc7901;
import io.wiredesk.ingest.format.wire.PlainText;
import io.wiredesk.ingest.format.wire.Zczc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All formats, in the order in which they are tried. A new format is one class and one line here.
 */
public final class Formats {
  private static final List<WireFormat> ALL =
      List.of(
          new NewsMlG2(),
          new NewsMl1(),
          new Nitf(),
          new Rss(),
          new Atom(),
          new VendorXml(VendorDialect.RITZAU),
          new VendorXml(VendorDialect.PRESS_RELEASE),
          new VendorXml(VendorDialect.NTB_CALENDAR),
          new VendorXml(VendorDialect.CP_PUBLISH),
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
    return ALL.stream().map(WireFormat::name).toList();
  }

  /**
   * Reads a message. Never throws and never returns an empty list: whatever cannot be read is a
   * {@link NotAStory} with its bytes. The same bytes and context give equal outcomes.
   */
  public static List<Outcome> parse(byte[] bytes, ParseContext context) {
    return parse(bytes, context, System::nanoTime);
  }

  /**
   * As {@link #parse(byte[], ParseContext)}, by the caller's clock, see {@link ReadingDeadline}.
   */
  static List<Outcome> parse(byte[] bytes, ParseContext context, LongSupplier nanos) {
    ReadingDeadline time = new ReadingDeadline(nanos);
    Optional<NotAStory> unfit = unfit(bytes);
    return unfit.isPresent()
        ? List.of(unfit.get())
        : read(Message.decode(bytes, context, time, false));
  }

  /** As {@link #parse}, and how each outcome was come by. */
  public static List<ExplainedOutcome> explain(byte[] bytes, ParseContext context) {
    Optional<NotAStory> unfit = unfit(bytes);
    if (unfit.isPresent()) {
      return List.of(new ExplainedOutcome(unfit.get(), null, null, null, Map.of()));
    }
    Message message = Message.decode(bytes, context, new ReadingDeadline(System::nanoTime), true);
    Optional<WireFormat> format = choose(message);
    String charset = message.charset().name() + ": " + message.charsetWhy();
    return read(message).stream()
        .map(
            o ->
                new ExplainedOutcome(
                    o,
                    format.map(WireFormat::name).orElse(null),
                    format.map(f -> sign(f, context)).orElse(null),
                    charset,
                    message.sources(o)))
        .toList();
  }

  private static String sign(WireFormat format, ParseContext context) {
    return context.format() == null ? format.sign() : "asked for";
  }

  private static Optional<NotAStory> unfit(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.of(rejected(RejectCode.EMPTY, "The message has no bytes.", bytes));
    }
    return BinaryKind.kindOf(bytes)
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
    Optional<WireFormat> format = choose(message);
    return format.isPresent()
        ? message.guard(format.get())
        : List.of(message.rejectWhole(unknown(message)));
  }

  private static Optional<WireFormat> choose(Message message) {
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
    String what =
        prolog.root() == null ? "" : " XML with root <" + LogLine.of(prolog.root()) + ">.";
    return new Unreadable(
        RejectCode.UNKNOWN_FORMAT, "No format recognises it." + what + " There are: " + names());
  }

  private static NotAStory rejected(RejectCode code, String reason, byte[] bytes) {
    return new NotAStory(code, reason, bytes, null);
  }
}
