package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NewsManagement (NewsML 1.2, section 5.4): status, times, what the revision does to others. */
final class NewsMl1Management {
  private static final XmlNode NOTHING = new XmlNode("nothing");

  private final XmlNode item;
  private final XmlNode management;
  private final Draft draft;
  private final WireStory.Builder story;

  private NewsMl1Management(XmlNode item, Draft draft) {
    this.item = item;
    this.management = item.first("NewsManagement").orElse(NOTHING);
    this.draft = draft;
    this.story = draft.story();
  }

  static void read(XmlNode item, Draft draft) {
    NewsMl1Management management = new NewsMl1Management(item, draft);
    management.times();
    management.status();
    management.links();
    management.revision();
  }

  private void times() {
    draft.versionCreated(line("ThisRevisionCreated"));
    story.setFirstCreated(draft.optionalTime("FirstCreated", line("FirstCreated")));
  }

  private void status() {
    String status = formalName("Status");
    draft.pubStatus(status);
    draft.urgency(formalName("Urgency"));
    story.setSignals(
        management
            .all("Instruction")
            .map(i -> i.attribute("FormalName"))
            .filter(i -> i != null)
            .toList());
    XmlNode change = management.first("StatusWillChange").orElse(NOTHING);
    String future = value(change, "FutureStatus");
    String when = change.first("DateAndTime").map(XmlNode::line).orElse(null);
    if (status != null && status.toLowerCase(Locale.ROOT).startsWith("embargo")) {
      embargo(when, status);
    } else if (future != null && story.getPubStatus() == PubStatus.usable) {
      story.setExpires(draft.optionalTime("StatusWillChange", when));
    }
  }

  /** Embargoed until its status changes; without a time for that there is no end to it. */
  private void embargo(@Nullable String until, String status) {
    if (until != null) {
      draft.embargoed(until);
    } else {
      draft.warn("Status is Embargoed without a StatusWillChange, so withheld.");
      draft.status(PubStatus.withheld, status);
    }
  }

  /** DerivedFrom and AssociatedWith, by reference to another item or as a mere word. */
  private void links() {
    story.setReplaces(
        management
            .all("AssociatedWith")
            .filter(NewsMl1Management::isReplaced)
            .map(a -> a.attribute("NewsItem"))
            .flatMap(Stream::ofNullable)
            .map(NewsMl1Identity::stable)
            .toList());
    story.setDerivedFrom(
        management
            .all("DerivedFrom")
            .map(d -> d.attribute("NewsItem"))
            .filter(d -> d != null)
            .toList());
    Stream<XmlNode> members = item.descendants().filter(n -> n.name().equals("NewsItemRef"));
    story.setAssociations(
        Stream.concat(management.all("AssociatedWith"), members)
            .filter(a -> a.attribute("NewsItem") != null && !isReplaced(a))
            .map(
                a ->
                    new Association(
                        a.attribute("FormalName"), a.attribute("NewsItem"), null, null, null))
            .toList());
  }

  /** The kind of association is the agency's own word. */
  private static boolean isReplaced(XmlNode association) {
    String kind = association.attribute("FormalName");
    return kind != null && kind.toLowerCase(Locale.ROOT).matches("replac(es|ed|ing|ement)");
  }

  /** A revision that names the one before it is an update; one that only patches it says so. */
  private void revision() {
    XmlNode revision = item.first("Identification", "NewsIdentifier", "RevisionId").orElse(NOTHING);
    String previous = revision.attribute("PreviousRevision");
    if (previous != null && previous.matches("0*[1-9]\\d*")) {
      story.setChange(Change.update);
    }
    List<XmlNode> patches = item.all("Update").toList();
    if (!patches.isEmpty()) {
      draft.warn("Holds Update elements, which change parts of the revision before; not applied.");
    }
  }

  private @Nullable String formalName(String child) {
    return value(management, child);
  }

  private static @Nullable String value(XmlNode in, String child) {
    return in.first(child)
        .map(c -> c.attribute("FormalName") == null ? c.line() : c.attribute("FormalName"))
        .orElse(null);
  }

  private @Nullable String line(String child) {
    return management.first(child).map(XmlNode::line).orElse(null);
  }
}
