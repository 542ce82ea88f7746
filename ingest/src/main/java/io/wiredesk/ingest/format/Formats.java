package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.json.ApMedia;
import io.wiredesk.ingest.format.json.DigitalWires;
import io.wiredesk.ingest.format.json.JsonFeed;
import io.wiredesk.ingest.format.json.Ninjs;
import io.wiredesk.ingest.format.mail.Email;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
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
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.vendor.AsiaNet;
import io.wiredesk.ingest.format.vendor.VendorDialect;
import io.wiredesk.ingest.format.wire.Anpa;
import io.wiredesk.ingest.format.wire.Iptc7901;
import io.wiredesk.ingest.format.wire.PlainText;
import io.wiredesk.ingest.format.wire.Zczc;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All formats, in the order in which they are tried. A new format is one class and one line here.
 */
public final class Formats {
  private static final List<WireFormat> ALL =
      List.of(
          NewsMlG2.FORMAT,
          NewsMl1.FORMAT,
          Nitf.FORMAT,
          Rss.FORMAT,
          Atom.FORMAT,
          VendorDialect.RITZAU.format(),
          VendorDialect.PRESS_RELEASE.format(),
          VendorDialect.NTB_CALENDAR.format(),
          VendorDialect.CP_PUBLISH.format(),
          ApMedia.FORMAT,
          DigitalWires.FORMAT,
          JsonFeed.FORMAT,
          Ninjs.FORMAT,
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
   * Reads a message. Throws no exception and never returns an empty list: whatever cannot be read
   * is a {@link NotAStory} with its bytes. The same bytes and context give equal outcomes, unless
   * the {@link ReadingDeadline} passes. Only an {@link Error} that is the process's own, such as
   * running out of memory, comes through.
   */
  public static List<Outcome> parse(byte[] bytes, ParseContext context) {
    return parse(bytes, context, System::nanoTime);
  }

  /**
   * As {@link #parse(byte[], ParseContext)}, by the caller's clock, see {@link ReadingDeadline}.
   */
  static List<Outcome> parse(byte[] bytes, ParseContext context, LongSupplier nanos) {
    return read(bytes, context, nanos, false).stream().map(ExplainedOutcome::outcome).toList();
  }

  /** As {@link #parse(byte[], ParseContext)}, and how each outcome was come by. */
  public static List<ExplainedOutcome> explain(byte[] bytes, ParseContext context) {
    return read(bytes, context, System::nanoTime, true);
  }

  private static List<ExplainedOutcome> read(
      byte[] bytes, ParseContext context, LongSupplier nanos, boolean explained) {
    ReadingDeadline deadline = new ReadingDeadline(nanos);
    String charset = null;
    try {
      refuseUnfit(bytes);
      Message message = Message.of(bytes, context, deadline);
      charset = message.charsetAndWhy();
      return TextPattern.whileAsking(
          deadline::check, () -> new MessageReader(choose(message), message, explained).read());
    } catch (RuntimeException | StackOverflowError e) {
      return rejected(e, bytes, context, charset);
    } catch (VirtualMachineError | LinkageError e) {
      throw e;
    } catch (Error e) { // as the JDK's charsets throw where one cannot write what it reads
      return rejected(e, bytes, context, charset);
    }
  }

  private static List<ExplainedOutcome> rejected(
      Throwable why, byte[] bytes, ParseContext context, @Nullable String charset) {
    NotAStory rejected = MessageReader.rejected(why, bytes, null, context);
    return List.of(new ExplainedOutcome(rejected, null, null, charset, Map.of()));
  }

  private static void refuseUnfit(byte[] bytes) {
    if (bytes.length == 0) {
      throw new Unreadable(RejectCode.EMPTY, "The message has no bytes.");
    }
    BinaryKind.kindOf(bytes)
        .ifPresent(
            kind -> {
              throw new Unreadable(
                  RejectCode.BINARY, "Not text but " + kind + ". Send the story's text.");
            });
  }

  private static WireFormat choose(Message message) {
    if (message.text().isBlank()) {
      throw new Unreadable(RejectCode.EMPTY, "Nothing but white space.");
    }
    String wanted = message.context().format();
    return ALL.stream()
        .filter(f -> wanted == null ? f.recognises(message) : f.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new Unreadable(RejectCode.UNKNOWN_FORMAT, unknown(message)));
  }

  private static String unknown(Message message) {
    String wanted = message.context().format();
    String root = message.prolog().root();
    if (wanted != null) {
      return "No format '" + wanted + "'. There are: " + names() + ".";
    }
    if (root != null && NewsMlG2.PARTS.contains(root)) {
      return "Only the " + root + " of a NewsML-G2 item. Send the item it belongs to.";
    }
    String what = root == null ? "" : " XML with root <" + LogLine.of(root) + ">.";
    return "No format recognises it." + what + " There are: " + names();
  }
}
