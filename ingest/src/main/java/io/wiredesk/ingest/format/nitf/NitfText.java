package io.wiredesk.ingest.format.nitf;

import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an NITF document has to read, whether it is a message of its own or the payload of a NewsML
 * item. Its lines hold where the envelope's own metadata is silent.
 */
public final class NitfText {
  private static final TextPattern DAY = TextPattern.of("(\\d{4})-?(\\d{2})-?(\\d{2})");

  private NitfText() {}

  public static void lines(XmlNode nitf, Draft draft) {
    XmlNode head = nitf.first("body", "body.head").orElseGet(() -> new XmlNode("body.head"));
    WireStory.Builder story = draft.story();
    if (story.getHeadline() == null) {
      story.setHeadline(headline(nitf, head));
    }
    if (story.getSubheadline() == null) {
      story.setSubheadline(line(head, "hedline", "hl2"));
    }
    if (story.getByline() == null) {
      story.setByline(byline(nitf, head));
    }
    if (story.getDateline() == null) {
      story.setDateline(head.first("dateline").flatMap(NitfText::dateline).orElse(null));
    }
  }

  /** The text; white space and media apart, what is in body.content. */
  public static Content body(XmlNode nitf) {
    return nitf.first("body", "body.content")
        .or(() -> nitf.find("body.content"))
        .or(() -> nitf.first("body"))
        .map(b -> Markup.read(b.html()))
        .orElse(Content.NONE);
  }

  private static @Nullable String headline(XmlNode nitf, XmlNode head) {
    return head.first("hedline", "hl1")
        .map(XmlNode::line)
        .or(() -> head.first("hedline").map(XmlNode::line))
        .or(() -> nitf.first("head", "title").map(XmlNode::line))
        .orElse(null);
  }

  /** Some agencies put the byline at the top of the content. */
  private static @Nullable String byline(XmlNode nitf, XmlNode head) {
    return head.first("byline")
        .or(() -> nitf.first("body", "body.content", "byline"))
        .map(b -> Bylines.clean(spaced(b)))
        .orElse(null);
  }

  /** A location's parts, or the words as they are written. */
  private static Optional<Dateline> dateline(XmlNode dateline) {
    String words = Texts.lineOrNull(spaced(dateline));
    Optional<XmlNode> location = dateline.first("location");
    String place = location.map(NitfText::place).orElse(null);
    if (place == null) {
      boolean dateAlone = dateline.first("story.date").isPresent() && hasOnly(dateline);
      return words == null || dateAlone ? Optional.empty() : Optional.of(Datelines.read(words));
    }
    Dateline read = Datelines.of(words, place, null);
    read.setDate(dateline.first("story.date").map(NitfText::day).orElse(null));
    return Optional.of(read);
  }

  /** The date that {@code norm} begins with, as ISO 8601 writes it. */
  private static @Nullable String day(XmlNode date) {
    String norm = date.attribute("norm");
    Matcher day = DAY.matcher(norm == null ? "" : norm);
    return day.lookingAt() ? day.replaceFirst("$1-$2-$3").substring(0, 10) : null;
  }

  private static boolean hasOnly(XmlNode dateline) {
    String date = line(dateline, "story.date");
    return dateline.line() == null || dateline.line().equals(date);
  }

  private static @Nullable String place(XmlNode location) {
    String city = line(location, "city");
    return city == null ? Texts.lineOrNull(spaced(location)) : city;
  }

  /** Parts that stand side by side without a space between them get one. */
  private static String spaced(XmlNode node) {
    return node.children().isEmpty()
        ? node.text()
        : node.parts().map(Texts::line).filter(p -> !p.isEmpty()).collect(Collectors.joining(" "));
  }

  private static @Nullable String line(XmlNode in, String... path) {
    return in.first(path).map(XmlNode::line).orElse(null);
  }
}
