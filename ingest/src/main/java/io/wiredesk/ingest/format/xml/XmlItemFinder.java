package io.wiredesk.ingest.format.xml;

import com.ctc.wstx.exc.WstxIOException;
import io.wiredesk.ingest.format.message.Doctype;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.ReadingDeadline;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.text.Span;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlItems.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Finds the items of an XML message. XML ends at its first error; a wire message must not. So after
 * an error the broken item's end is looked for as text, the item is kept as broken, and reading
 * starts anew behind it, inside the start tags that were open around it.
 */
final class XmlItemFinder {
  private static final TextPattern START_TAG =
      TextPattern.of("<(?:[\\w.-]{1,100}:)?([\\w.-]{1,100})(?=[\\s/>])");

  private static final TextPattern TAG_WITHOUT_CONTENT = TextPattern.of("</?[\\w:.-]*\\s*>?");

  private final String text;
  private final ReadingDeadline deadline;
  private final Set<String> names;
  private final XmlEnvelope envelope = new XmlEnvelope();
  private final List<Found> found = new ArrayList<>();
  private final NodeCount count = new NodeCount();

  /** Up to where everything has been accounted for, in chars of the text. */
  private int done;

  private XmlItemFinder(Message message, Set<String> names) {
    this.text = Doctype.blanked(CharacterReferences.legal(Texts.withoutControls(message.text())));
    this.done = begin(text);
    this.deadline = message.deadline();
    this.names = names;
  }

  /**
   * Every item in order. Throws {@link Unreadable} where the message as a whole is refused.
   *
   * @param names local names of the elements that are items
   */
  static XmlItems find(Message message, Set<String> names) {
    return new XmlItemFinder(message, names).find();
  }

  /** XML's declaration must come first; blanks before it are no reason to lose what follows. */
  private static int begin(String text) {
    int at = 0;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
      at++;
    }
    return at;
  }

  private XmlItems find() {
    boolean more = true;
    while (more && found.size() < Item.MOST) {
      more = readOn();
    }
    if (more && done < text.length() && !saysNothing(text.substring(done))) {
      broken(text.length(), Item.tooMany());
    }
    return new XmlItems(found, envelope.node());
  }

  /** Reads from {@code done} to the end or the next error; whether there is more to read. */
  private boolean readOn() {
    String prefix = envelope.reopened();
    Cursor cursor = new Cursor(prefix, done);
    try {
      XMLStreamReader2 xml = XmlReader.open(new ResumedText(prefix, text, done, deadline));
      try {
        return read(xml, cursor);
      } catch (XMLStreamException e) {
        return resume(cursor, e);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      return resume(cursor, e);
    }
  }

  private boolean read(XMLStreamReader2 xml, Cursor cursor) throws XMLStreamException {
    while (xml.hasNext() && found.size() < Item.MOST) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (names.contains(XmlReader.local(xml.getLocalName()))) {
            item(xml, cursor);
          } else if (!cursor.inPrefix(xml)) {
            envelope.open(XmlReader.start(xml, count), cursor.tag(xml));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> envelope.close();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          count.add(1);
          envelope.text(xml.getText());
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> envelope.text(XmlReader.htmlEntity(xml));
        default -> {} // comments and processing instructions
      }
    }
    return found.size() >= Item.MOST;
  }

  private void item(XMLStreamReader2 xml, Cursor cursor) throws XMLStreamException {
    cursor.itemStart = cursor.start(xml);
    cursor.nodesBefore = count.nodes();
    XmlNode item = XmlReader.element(xml, count);
    int end = cursor.end(xml);
    found.add(new Found(new Span(cursor.itemStart, end), item, null, List.of()));
    done = end;
    cursor.itemStart = -1;
  }

  private boolean resume(Cursor cursor, XMLStreamException error) {
    int next = error instanceof WstxIOException ? text.length() : nextItem(cursor);
    if (cursor.itemStart >= 0) {
      count.backTo(cursor.nodesBefore);
    }
    String rest = text.substring(done, next);
    if (cursor.itemStart < 0 && !found.isEmpty() && saysNothing(rest)) {
      done = next;
    } else {
      broken(next, why(error, next == text.length()));
    }
    return done < text.length();
  }

  /** Whether only the tags that close a message are left, or pieces of them. */
  private static boolean saysNothing(String rest) {
    return TAG_WITHOUT_CONTENT.matcher(rest).replaceAll("").isBlank();
  }

  /** Where reading can start anew: behind the broken item, at the next one, or nowhere. */
  private int nextItem(Cursor cursor) {
    int from = cursor.itemStart < 0 ? done : cursor.itemStart + 1;
    Matcher tag = START_TAG.matcher(text);
    for (boolean found = tag.find(from); found; found = tag.find()) {
      if (names.contains(tag.group(1)) && tag.start() > done) {
        return tag.start();
      }
    }
    return text.length();
  }

  private void broken(int to, Unreadable why) {
    found.add(new Found(new Span(done, to), null, why, List.of()));
    done = to;
  }

  private static Unreadable why(XMLStreamException error, boolean atEnd) {
    String message = LogLine.of(String.valueOf(error.getMessage()).split("\n", 2)[0]);
    if (error instanceof com.ctc.wstx.exc.WstxEOFException && atEnd) {
      return new Unreadable(RejectCode.TRUNCATED, "Ends in the middle: " + message);
    }
    if (error instanceof NodeCount.Exceeded) {
      return new Unreadable(RejectCode.LIMIT, message);
    }
    if (error instanceof WstxIOException) { // the text is at hand: only the time can run out
      return new Unreadable(RejectCode.LIMIT, message);
    }
    boolean limit = message.toLowerCase(java.util.Locale.ROOT).contains("limit");
    return new Unreadable(
        limit ? RejectCode.LIMIT : RejectCode.NOT_WELL_FORMED, "Not well-formed XML: " + message);
  }

  /** Where the parser stands, in chars of the whole text. */
  private final class Cursor {
    private final String prefix;
    private final int resumedAt;
    private int itemStart = -1;
    private int nodesBefore;

    Cursor(String prefix, int resumedAt) {
      this.prefix = prefix;
      this.resumedAt = resumedAt;
    }

    /** Whether the parser is still within the tags that were opened again. */
    boolean inPrefix(XMLStreamReader2 xml) throws XMLStreamException {
      return xml.getLocationInfo().getEndingCharOffset() <= prefix.length();
    }

    int start(XMLStreamReader2 xml) {
      return place(xml.getLocationInfo().getStartingCharOffset());
    }

    int end(XMLStreamReader2 xml) throws XMLStreamException {
      return place(xml.getLocationInfo().getEndingCharOffset());
    }

    /** The start tag the parser stands on, as written. */
    String tag(XMLStreamReader2 xml) throws XMLStreamException {
      return text.substring(start(xml), end(xml));
    }

    private int place(long offset) {
      return (int) offset - prefix.length() + resumedAt;
    }
  }
}
