package io.wiredesk.ingest.format;

import java.util.List;
import java.util.Set;

/** IPTC NITF 2.5 to 3.6: one document a message; several in a wrapper of somebody's own, too. */
final class Nitf implements Format {
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
