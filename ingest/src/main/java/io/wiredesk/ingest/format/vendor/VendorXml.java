package io.wiredesk.ingest.format.vendor;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.xml.XmlStories;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** XML of an agency's own making, read by its {@link VendorDialect}. */
public final class VendorXml implements WireFormat {
  private final VendorDialect dialect;

  public VendorXml(VendorDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String name() {
    return dialect.name();
  }

  @Override
  public String sign() {
    return "the root element "
        + dialect.roots().stream().sorted().collect(Collectors.joining(" or "));
  }

  @Override
  public boolean recognises(Message message) {
    String root = Prolog.of(message.text()).root();
    return root != null && dialect.roots().contains(root);
  }

  @Override
  public List<Outcome> parse(Message message) {
    return XmlStories.read(
        this,
        message,
        Set.of(dialect.item()),
        (item, envelope, draft) -> new VendorItem(dialect, item, draft).read());
  }
}
