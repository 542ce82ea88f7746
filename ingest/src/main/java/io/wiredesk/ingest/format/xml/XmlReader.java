package io.wiredesk.ingest.format.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jsoup.parser.Parser;

/**
 * The one way XML is read here: no DTD is processed, no entity but XML's own is expanded, nothing
 * is fetched, and depth, attributes and names are bounded.
 */
final class XmlReader {
  /** Real bodies stay below 30; recursion over a tree this deep is safe on any stack. */
  static final int DEEPEST = 200;

  private static final int MOST_ATTRIBUTES = 100;
  private static final int LONGEST_ATTRIBUTE = 64 * 1024;
  private static final int LONGEST_NAME = 1000;

  private static final XMLInputFactory2 FACTORY = factory();

  private XmlReader() {}

  private static XMLInputFactory2 factory() {
    XMLInputFactory2 factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // Read lazily, an error within text would come out of getText() unchecked.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(
        XMLInputFactory.RESOLVER,
        (javax.xml.stream.XMLResolver)
            (publicId, systemId, base, namespace) -> {
              throw new XMLStreamException("external entities are not read");
            });
    // NewsML-G2 comes with unbound prefixes (xsi:, and once G2's own); names are read by local
    // part.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1L);
    return factory;
  }

  static XMLStreamReader2 open(Reader text) throws XMLStreamException {
    return (XMLStreamReader2) FACTORY.createXMLStreamReader(text);
  }

  /** The local part of a name read without namespaces. */
  static String local(String name) throws XMLStreamException {
    if (name.length() > LONGEST_NAME) {
      throw new XMLStreamException("name longer than the limit of " + LONGEST_NAME);
    }
    return name.substring(name.indexOf(':') + 1);
  }

  /** Reads the element the reader stands on, up to its end tag. */
  static XmlNode element(XMLStreamReader2 xml, NodeCount count) throws XMLStreamException {
    XmlNode root = start(xml, count);
    java.util.ArrayDeque<XmlNode> open = new java.util.ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlNode child = start(xml, count);
          open.element().add(child);
          open.push(child);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          count.add(1);
          open.element().add(xml.getText());
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> {
          count.add(1);
          open.element().add(htmlEntity(xml));
        }
        default -> {} // comments and processing instructions say nothing about the story
      }
    }
    return root;
  }

  /** The start tag the reader stands on; declarations of prefixes keep their whole name. */
  static XmlNode start(XMLStreamReader2 xml, NodeCount count) throws XMLStreamException {
    count.add(1 + xml.getAttributeCount());
    String name = xml.getLocalName();
    String local = local(name);
    int colon = name.indexOf(':');
    XmlNode node = new XmlNode(colon < 0 ? "" : name.substring(0, colon), local);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String attribute = xml.getAttributeLocalName(i);
      boolean declares = attribute.startsWith("xmlns:");
      node.put(declares ? attribute : local(attribute), xml.getAttributeValue(i));
    }
    return node;
  }

  /** HTML's named characters stand undeclared in many bodies; anything else stays as written. */
  static String htmlEntity(XMLStreamReader2 xml) {
    return Parser.unescapeEntities("&" + xml.getLocalName() + ";", false);
  }
}
