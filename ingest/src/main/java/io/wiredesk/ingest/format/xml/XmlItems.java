package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an XML message holds.
 *
 * @param items in order, the broken ones too
 * @param envelope what stands around them; its only child is the message's root
 */
record XmlItems(List<Found> items, XmlNode envelope) {

  /**
   * An item, or what is left of one.
   *
   * @param node its element; null where it is broken
   * @param broken why it is; null where it is not
   */
  record Found(
      Span span, @Nullable XmlNode node, @Nullable Unreadable broken, List<String> warnings) {

    /** The item's element. Throws {@link Unreadable} where it is broken. */
    XmlNode element() {
      if (node != null) {
        return node;
      }
      throw broken != null ? broken : new IllegalStateException("neither element nor reason");
    }
  }
}
