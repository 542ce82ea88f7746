package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.message.Doctype;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlItems.Found;
import java.util.List;
import java.util.Set;

/**
 * A format written in XML.
 *
 * @param roots local names of the elements that a message begins with, by which it is recognised
 * @param itemNames local names of the elements that are items
 */
public record XmlFormat(
    String name,
    String sign,
    Set<String> roots,
    Set<String> itemNames,
    Strictness strictness,
    ElementReader reader)
    implements WireFormat {

  /** How an item is read that is not as the standard has it. */
  public enum Strictness {
    /** What is not well-formed is rejected; a DOCTYPE is skipped. */
    STRICT,
    /** A DOCTYPE is rejected, too: for formats that never had a DTD. */
    STRICT_WITHOUT_DOCTYPE,
    /** What is not well-formed is mended, see {@link LenientXml}. */
    LENIENT
  }

  /** Reads one item of a message. */
  public interface ElementReader {
    /**
     * Fills the draft from the item.
     *
     * @param envelope what stands around the items; its only child is the message's root
     */
    void read(XmlNode item, XmlNode envelope, Draft draft);
  }

  @Override
  public boolean recognises(Message message) {
    String root = message.prolog().root();
    return root != null && roots.contains(root);
  }

  @Override
  public List<Item> items(Message message) {
    if (strictness == Strictness.STRICT_WITHOUT_DOCTYPE) {
      Doctype.refuse(message.prolog());
    }
    XmlItems found = XmlItemFinder.find(message, itemNames);
    List<Found> items =
        strictness == Strictness.LENIENT
            ? new LenientXml(message.text(), itemNames).mended(found.items())
            : found.items();
    boolean controls = Texts.hasControls(message.text());
    return items.stream()
        .map(i -> new Item(i.span(), draft -> read(i, found.envelope(), controls, draft)))
        .toList();
  }

  private void read(Found item, XmlNode envelope, boolean controls, Draft draft) {
    if (controls) {
      draft.warnOfControls();
    }
    item.warnings().forEach(draft::warn);
    if (draft.isExplained()) {
      envelope.children().forEach(root -> root.tellReads(draft::read));
      item.element().tellReads(draft::read);
    }
    reader.read(item.element(), envelope, draft);
  }
}
