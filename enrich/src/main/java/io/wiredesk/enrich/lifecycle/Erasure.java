package io.wiredesk.enrich.lifecycle;

import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.util.List;

/**
 * Takes the text out of a message: headline, subheadline, body, markup, the dateline as written and
 * headlines of what goes with it. Ids, slugline, notes to editors and classification stay, so that
 * a desk still sees what was killed and why.
 */
final class Erasure {
  private Erasure() {}

  /**
   * A copy of a message that was never published, without anything that its author wrote: text,
   * slugline, keywords, notes.
   */
  static WireStory ofUnpublished(WireStory story) {
    WireStory erased = of(story);
    erased.setSlugline(null);
    erased.setTakeKey(null);
    erased.setByline(null);
    erased.setEdNotes(List.of());
    erased.setKeywords(List.of());
    return erased;
  }

  /** A copy without text. */
  static WireStory of(WireStory story) {
    WireStory erased = WireStory.newBuilder(story).build();
    erased.setHeadline(null);
    erased.setSubheadline(null);
    erased.setBody("");
    erased.setBodyHtml(null);
    Dateline dateline = erased.getDateline();
    if (dateline != null) {
      dateline.setText(null);
    }
    for (Association association : erased.getAssociations()) {
      association.setHeadline(null);
    }
    return erased;
  }
}
