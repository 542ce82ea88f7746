package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.StoryIds;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.xml.XmlNode;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a NewsItem through all its revisions (NewsML 1.2, section 5.3.1): ProviderId,
 * DateId and NewsItemId. The PublicIdentifier has the revision in it, is one and the same for all
 * of an agency's stories, or is missing; it is kept as the guid and identifies only where it must.
 */
final class NewsMl1Identity {
  /** urn:newsml:provider:date:item:revision, and the Update's letter behind it. */
  private static final TextPattern REVISION =
      TextPattern.of("^(urn:newsml:[^:]+:[^:]+:.+):\\d+[A-Z]?", Pattern.CASE_INSENSITIVE);

  /** RFC 3085, without the revision. */
  private static final TextPattern URN =
      TextPattern.of("urn:newsml:([^:]+):([^:]+):(.+)", Pattern.CASE_INSENSITIVE);

  /** An item number that was never given out. */
  private static final TextPattern NO_NUMBER = TextPattern.of("0*");

  private final XmlNode identification;

  private NewsMl1Identity(XmlNode item) {
    this.identification = item.first("Identification").orElseGet(() -> new XmlNode("none"));
  }

  static void read(XmlNode item, Draft draft) {
    NewsMl1Identity identity = new NewsMl1Identity(item);
    String guid = identity.part("PublicIdentifier");
    String stable = identity.stable();
    draft.identify(guid, stable == null && guid != null ? withoutRevision(guid) : stable);
    draft.version(identity.part("RevisionId"));
  }

  /** Null where the identifier has no item number. */
  private @Nullable String stable() {
    String provider = part("ProviderId");
    String number = part("NewsItemId");
    if (number == null) {
      return null;
    }
    boolean numbered = !NO_NUMBER.matcher(number).matches();
    String date = numbered && StoryIds.isDateless(provider) ? null : part("DateId");
    return Stream.of(provider, date, number)
        .filter(Objects::nonNull)
        .reduce((a, b) -> a + ":" + b)
        .orElse(null);
  }

  private @Nullable String part(String name) {
    return identification.first("NewsIdentifier", name).map(XmlNode::line).orElse(null);
  }

  /** The same of another item, from its PublicIdentifier. */
  static String stable(String publicIdentifier) {
    Matcher urn = URN.matcher(withoutRevision(publicIdentifier));
    if (!urn.matches()) {
      return publicIdentifier;
    }
    String provider = urn.group(1);
    String date = StoryIds.isDateless(provider) ? "" : ":" + urn.group(2);
    return provider + date + ":" + urn.group(3);
  }

  private static String withoutRevision(String guid) {
    Matcher revision = REVISION.matcher(guid);
    return revision.matches() ? revision.group(1) : guid;
  }
}
