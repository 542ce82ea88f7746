package io.wiredesk.ingest.format.syndication;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.xml.XmlStories;
import java.util.List;
import java.util.Set;

/** RSS 0.9x, 1.0 (RDF) and 2.0: each item is a story. */
public final class Rss implements WireFormat {
  private static final Set<String> ROOTS = Set.of("rss", "RSS", "RDF", "channel");
  private static final Set<String> ITEMS = Set.of("item");

  @Override
  public String name() {
    return "rss";
  }

  @Override
  public String sign() {
    return "the root element rss, RDF or channel";
  }

  @Override
  public boolean recognises(Message message) {
    String root = Prolog.of(message.text()).root();
    return root != null && ROOTS.contains(root);
  }

  @Override
  public List<Outcome> parse(Message message) {
    return XmlStories.readLeniently(this, message, ITEMS, RssItem::read);
  }
}
