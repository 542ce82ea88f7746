package io.wiredesk.ingest.format.nitf;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * NITF's docdata: status, urgency and times. {@code date.release} is an embargo where the status
 * says so, and unless {@code date.issue} is as late; most agencies repeat the issue time in it, and
 * some leave a template's {@code YYYYMMDD000000-HHMM} there.
 */
final class NitfStatus {
  private final XmlNode docdata;
  private final Draft draft;
  private final WireStory.Builder story;

  private NitfStatus(XmlNode docdata, Draft draft) {
    this.docdata = docdata;
    this.draft = draft;
    this.story = draft.story();
  }

  static void read(XmlNode docdata, Draft draft) {
    NitfStatus status = new NitfStatus(docdata, draft);
    status.times();
    status.status();
    draft.urgency(status.attribute("urgency", "ed-urg"));
  }

  private void times() {
    draft.versionCreated(norm("date.issue"));
    story.setExpires(draft.optionalTime("date.expire", norm("date.expire")));
  }

  private void status() {
    String written = docdata.attribute("management-status");
    draft.pubStatus(written);
    String release = norm("date.release");
    if (written == null || !written.toLowerCase(Locale.ROOT).startsWith("embargo")) {
      releasedLater(release);
    } else if (release != null) {
      draft.embargoed(release);
    } else {
      draft.warn("management-status is embargoed without a date.release, so withheld.");
      draft.status(PubStatus.withheld, written);
    }
  }

  private void releasedLater(@Nullable String release) {
    Instant issued = story.getVersionCreated();
    Instant released = draft.optionalTime("date.release", release);
    if (released != null && (issued == null || released.isAfter(issued))) {
      draft.embargoed(release);
    }
  }

  /** A date's norm; null for a template that was never filled in. */
  private @Nullable String norm(String element) {
    String norm = attribute(element, "norm");
    boolean placeholder = norm != null && norm.startsWith("YYYY");
    if (placeholder) {
      draft.warn(element + " '" + norm + "' is a template, no time; left out.");
    }
    return placeholder ? null : norm;
  }

  private @Nullable String attribute(String element, String attribute) {
    return docdata
        .descendants()
        .filter(n -> n.name().equals(element))
        .map(n -> n.attribute(attribute))
        .filter(v -> v != null)
        .findFirst()
        .orElse(null);
  }
}
