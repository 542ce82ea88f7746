package io.wiredesk.ingest.format.syndication;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.xml.XmlStories;
import java.util.List;
import java.util.Set;

/** Atom 1.0 (RFC 4287) and 0.3: each entry is a story, each tombstone (RFC 6721) its end. */
public final class Atom implements WireFormat {
  private static final Set<String> ITEMS = Set.of("entry", "deleted-entry");

  @Override
  public String name() {
    return "atom";
  }

  @Override
  public String sign() {
    return "the root element feed or entry";
  }

  @Override
  public boolean recognises(Message message) {
    String root = Prolog.of(message.text()).root();
    return "feed".equals(root) || "entry".equals(root);
  }

  @Override
  public List<Outcome> parse(Message message) {
    return XmlStories.readLeniently(this, message, ITEMS, AtomEntry::read);
  }
}
