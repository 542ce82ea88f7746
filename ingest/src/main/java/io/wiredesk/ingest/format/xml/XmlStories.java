package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Span;
import io.wiredesk.ingest.format.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A message in XML to outcomes, one an item; what is the same in every format written in XML. */
public final class XmlStories {

  /** Reads one item of a message. */
  public interface Reader {
    /**
     * Fills the draft from the item.
     *
     * @param envelope what stands around the items; its only child is the message's root
     */
    void read(XmlNode item, XmlNode envelope, Draft draft);
  }

  private XmlStories() {}

  /**
   * Reads every item, each for itself.
   *
   * @param names local names of the elements that are items
   */
  public static List<Outcome> read(
      WireFormat format, Message message, Set<String> names, Reader reader) {
    XmlItems items = new XmlItems(message, names);
    return outcomes(format, message, items.read(), items.envelope(), reader);
  }

  /** As {@link #read}, for what is seldom well-formed: see {@link LenientXml}. */
  public static List<Outcome> readLeniently(
      WireFormat format, Message message, Set<String> names, Reader reader) {
    XmlItems items = new XmlItems(message, names);
    List<XmlItems.Found> found = new LenientXml(message.text(), names).mended(items.read());
    return outcomes(format, message, found, items.envelope(), reader);
  }

  private static List<Outcome> outcomes(
      WireFormat format,
      Message message,
      List<XmlItems.Found> found,
      XmlNode envelope,
      Reader reader) {
    boolean controls = Texts.hasControls(message.text());
    List<Outcome> outcomes = new ArrayList<>();
    for (XmlItems.Found item : found) {
      Span span = found.size() == 1 ? message.whole() : item.span();
      outcomes.add(
          message.item(
              format,
              span,
              draft -> {
                if (controls) {
                  draft.warn("Control characters replaced by spaces.");
                }
                item.warnings().forEach(draft::warn);
                if (draft.isExplained()) {
                  envelope.children().forEach(root -> root.tellReads(draft::read));
                  item.element().tellReads(draft::read);
                }
                reader.read(item.element(), envelope, draft);
              }));
    }
    return outcomes;
  }
}
