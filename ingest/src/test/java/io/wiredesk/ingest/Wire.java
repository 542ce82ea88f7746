package io.wiredesk.ingest;

/** Messages for tests, invented. */
final class Wire {

  private Wire() {}

  static String ninjs(String uri, String version, String headline) {
    return """
        {"uri":"%s","version":"%s","type":"text","pubstatus":"usable",
         "versioncreated":"2026-03-01T10:00:00Z","headline":"%s","language":"en",
         "body_text":"Harbour works begin on Monday."}"""
        .formatted(uri, version, headline);
  }

  static String g2Item(String guid, String version, String headline) {
    return """
        <newsItem guid="%s" version="%s" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
        <versionCreated>2026-03-01T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
        <contentMeta><headline>%s</headline></contentMeta><contentSet>
        <inlineXML contenttype="application/xhtml+xml"><html><body><p>The ferry sails again.</p></body></html>
        </inlineXML></contentSet></newsItem>"""
        .formatted(guid, version, headline);
  }

  static String g2Message(String... items) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>\n"
        + String.join("\n", items)
        + "\n</itemSet></newsMessage>\n";
  }
}
