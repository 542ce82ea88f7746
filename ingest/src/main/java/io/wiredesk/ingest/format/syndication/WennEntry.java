package io.wiredesk.ingest.format.syndication;

import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.WENN;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.HtmlOrPlainText;
import io.wiredesk.ingest.format.xml.XmlNode;
import java.util.Locale;

/**
 * WENN's ContentML within Atom. The entry's id counts its place in one delivery and changes with
 * the next; what stays is the article's own number. Its text is in elements of WENN's, too.
 */
final class WennEntry {
  private WennEntry() {}

  static void read(SyndicatedEntry entry, Draft draft) {
    entry
        .anywhere(WENN, "original_article_id")
        .map(XmlNode::line)
        .filter(id -> id != null)
        .findFirst()
        .ifPresent(id -> draft.identify(id, id));
    StringBuilder text = new StringBuilder();
    for (String part : new String[] {"first_line", "body"}) {
      entry.anywhere(WENN, part).findFirst().ifPresent(n -> text.append(n.text()).append("\n\n"));
    }
    Content content = HtmlOrPlainText.content(text.toString());
    if (!content.isEmpty()) {
      draft.content(content);
    }
    entry
        .anywhere(WENN, "publishing_status")
        .map(XmlNode::line)
        .filter(s -> s != null && !s.toLowerCase(Locale.ROOT).equals("published"))
        .findFirst()
        .ifPresent(draft::pubStatus);
  }
}
