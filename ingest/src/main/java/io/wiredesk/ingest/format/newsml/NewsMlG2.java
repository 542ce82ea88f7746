package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.message.Doctype;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.xml.XmlStories;
import java.util.List;
import java.util.Set;

/**
 * IPTC NewsML-G2: a newsMessage of any number of items, or one item alone. Elements are told by
 * their local names; see {@code XmlItems} for how one bad item is kept from the others.
 */
public final class NewsMlG2 implements WireFormat {
  /** NewsML-G2 2.33, part 6: the items there are. All are kept, those that are no news too. */
  static final Set<String> ITEMS =
      Set.of(
          "newsItem", "packageItem", "planningItem", "conceptItem", "knowledgeItem", "catalogItem");

  /** Parts of an item that mean nothing without it. */
  public static final Set<String> PARTS =
      Set.of("itemMeta", "contentMeta", "contentSet", "groupSet", "rightsInfo", "newsCoverageSet");

  @Override
  public String name() {
    return "newsml-g2";
  }

  @Override
  public String sign() {
    return "the root element newsMessage, or one of NewsML-G2's items";
  }

  @Override
  public boolean recognises(Message message) {
    String root = Prolog.of(message.text()).root();
    return root != null && (root.equals("newsMessage") || ITEMS.contains(root));
  }

  @Override
  public List<Outcome> parse(Message message) {
    Doctype.refuse(message.text()); // its schemas are XML Schema's
    return XmlStories.read(
        this, message, ITEMS, (item, envelope, draft) -> G2Item.read(item, draft));
  }
}
