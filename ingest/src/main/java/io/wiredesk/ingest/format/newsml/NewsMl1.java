package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.xml.XmlStories;
import java.util.List;
import java.util.Set;

/** IPTC NewsML 1.0 to 1.2: a message of any number of NewsItems. */
public final class NewsMl1 implements WireFormat {
  private static final Set<String> ITEMS = Set.of("NewsItem");

  @Override
  public String name() {
    return "newsml-1";
  }

  @Override
  public String sign() {
    return "the root element NewsML or NewsItem";
  }

  @Override
  public boolean recognises(Message message) {
    String root = Prolog.of(message.text()).root();
    return "NewsML".equals(root) || "NewsItem".equals(root);
  }

  @Override
  public List<Outcome> parse(Message message) {
    return XmlStories.read(this, message, ITEMS, NewsMl1Item::read);
  }
}
