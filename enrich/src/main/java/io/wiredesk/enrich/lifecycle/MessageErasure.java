package io.wiredesk.enrich.lifecycle;

import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.List;

/**
 * Takes out of a message what may not be read. A withheld one keeps what tells desks which story is
 * held: slugline, notes, classification. Of a kill, and of all that is covered, nothing is left
 * that tells of the text: ids, status, times and provenance alone. A kill's notes to editors say
 * why, and stay.
 */
final class MessageErasure {
  private MessageErasure() {}

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
    eraseText(erased);
    if (erased.getPubStatus() != PubStatus.withheld) {
      eraseDetails(erased);
    }
    if (erased.getPubStatus() == PubStatus.usable) {
      erased.setEdNotes(List.of());
    }
    return erased;
  }

  private static void eraseText(WireStory story) {
    story.setHeadline(null);
    story.setSubheadline(null);
    story.setBody("");
    story.setBodyHtml(null);
    Dateline dateline = story.getDateline();
    if (dateline != null) {
      dateline.setText(null);
    }
    for (Association association : story.getAssociations()) {
      association.setHeadline(null);
    }
  }

  private static void eraseDetails(WireStory story) {
    story.setSlugline(null);
    story.setTakeKey(null);
    story.setByline(null);
    story.setCreditline(null);
    story.setDateline(null);
    story.setSubjects(List.of());
    story.setPlaces(List.of());
    story.setGenres(List.of());
    story.setKeywords(List.of());
    story.setCopyrightHolder(null);
    story.setCopyrightNotice(null);
    story.setUsageTerms(null);
    story.setWarnings(List.of());
  }
}
