package io.wiredesk.ingest.format.json;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Rendition;
import java.util.stream.Stream;

/** What a ninjs item points at. Associated items are linked, not read as items of their own. */
final class NinjsLinks {
  private final NinjsObject item;

  NinjsLinks(NinjsObject item) {
    this.item = item;
  }

  void read(Draft draft) {
    draft
        .story()
        .setAssociations(item.list("associations").flatMap(NinjsLinks::association).toList())
        .setRenditions(item.list("renditions").flatMap(NinjsLinks::rendition).toList());
  }

  private static Stream<Association> association(NinjsObject node) {
    Association association =
        new Association(
            node.text("name", NinjsObject.KEY),
            node.text("uri", "guid"),
            node.text("href"),
            node.text("type"),
            headline(node));
    return association.getGuid() == null
            && association.getHref() == null
            && association.getHeadline() == null
        ? Stream.empty()
        : Stream.of(association);
  }

  private static @org.jspecify.annotations.Nullable String headline(NinjsObject node) {
    return Texts.lineOrNull(
        node.list("headlines")
            .map(h -> h.text("value"))
            .filter(h -> h != null)
            .findFirst()
            .orElse(node.text("headline", "title")));
  }

  private static Stream<Rendition> rendition(NinjsObject node) {
    String href = node.text("href");
    return href == null
        ? Stream.empty()
        : Stream.of(
            new Rendition(
                node.text("name", NinjsObject.KEY), href, node.text("contenttype", "mimetype")));
  }
}
