package io.wiredesk.ingest.format.nitf;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.xml.XmlStories;
import java.util.List;
import java.util.Set;

/** IPTC NITF 2.5 to 3.6: one document a message; several in a wrapper of somebody's own, too. */
public final class Nitf implements WireFormat {
  private static final Set<String> ITEMS = Set.of("nitf");

  @Override
  public String name() {
    return "nitf";
  }

  @Override
  public String sign() {
    return "the root element nitf";
  }

  @Override
  public boolean recognises(Message message) {
    return "nitf".equals(Prolog.of(message.text()).root());
  }

  @Override
  public List<Outcome> parse(Message message) {
    return XmlStories.read(
        this, message, ITEMS, (item, envelope, draft) -> NitfItem.read(item, draft));
  }
}
