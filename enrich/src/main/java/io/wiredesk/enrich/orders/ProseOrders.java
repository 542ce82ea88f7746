package io.wiredesk.enrich.orders;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders that a desk gives in prose, in English or German: "Please kill item dpa 157
 * 'Title'", "Die Meldungen dpa 157 und dpa 158 sind zu streichen". One sentence is one order; the
 * items that it names are what it is about.
 *
 * <p>News about killings is no order: the sentence must name a wire's item, and either be addressed
 * to desks or name this very wire.
 */
final class ProseOrders {
  /** A note to desks is short; a longer body is a story, in which only notes and headline count. */
  private static final int LONGEST = 1500;

  private static final Pattern TAG =
      Pattern.compile(
          "^\\W*(?:MANDATORY KILL|KILL|HOLD|ADVISORY|WITHDRAW|RÜCKZUG|ACHTUNG|EDITORS|EDS)\\b");

  private final WireStory message;

  private ProseOrders(WireStory message) {
    this.message = message;
  }

  /**
   * @param kind KILL, HOLD or RELEASE
   * @param sentence as written
   * @param items that it names; none where it orders something but does not say about what
   */
  record Order(Directive.Kind kind, String sentence, List<NamedItem> items) {}

  /** What the message orders; nearly always nothing. */
  static List<Order> in(WireStory message) {
    return new ProseOrders(message).orders();
  }

  private List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    boolean toDesks = isToDesks();
    List<Order> unnamed = new ArrayList<>();
    for (String text : texts()) {
      if (OrderWords.in(text, toDesks, wires())) {
        for (Sentences.Sentence sentence : Sentences.of(text)) {
          order(sentence).ifPresent(o -> (o.items().isEmpty() ? unnamed : orders).add(o));
        }
      }
    }
    return !orders.isEmpty() || ordersBySelf() ? orders : unnamed.stream().limit(1).toList();
  }

  /** A message that says by its own status or by reference what is to go. */
  private boolean ordersBySelf() {
    return message.getPubStatus() != PubStatus.usable || !message.getReplaces().isEmpty();
  }

  private List<String> texts() {
    String body = message.getBody().length() > LONGEST ? "" : message.getBody();
    return Stream.concat(
            Stream.of(Objects.requireNonNullElse(message.getHeadline(), ""), body),
            message.getEdNotes().stream().map(EdNote::getText))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private Optional<Order> order(Sentences.Sentence sentence) {
    String words = sentence.masked();
    Directive.Kind kind = kind(words, sentence.until(OrderWordings.CONDITION.any()).masked());
    if (kind == null) {
      return Optional.empty();
    }
    Wordings end = kind == Directive.Kind.RELEASE ? OrderWordings.ELSEWHERE : OrderWordings.INSTEAD;
    List<NamedItem> items =
        NamedItem.in(sentence.until(end.any())).stream()
            .filter(item -> isMeant(item, words))
            .toList();
    return items.isEmpty() && !namesNone(kind, words)
        ? Optional.empty()
        : Optional.of(new Order(kind, sentence.text(), items));
  }

  /** What the words order; null for nothing. */
  private static Directive.@Nullable Kind kind(String words, String unconditional) {
    if (OrderWordings.RELEASE.in(unconditional)) {
      return Directive.Kind.RELEASE;
    }
    if (OrderWordings.NOT_MEANT.in(unconditional)) {
      return null;
    }
    if (OrderWordings.HOLD.in(words)) {
      return Directive.Kind.HOLD;
    }
    return OrderWordings.KILL.in(words) ? Directive.Kind.KILL : null;
  }

  private boolean namesNone(Directive.Kind kind, String words) {
    return kind != Directive.Kind.RELEASE && OrderWordings.UNNAMED.in(words) && isAddressed(words);
  }

  private boolean isMeant(NamedItem item, String sentence) {
    String source = item.source();
    boolean ownWire = source != null && Stream.of(wires()).anyMatch(source::equalsIgnoreCase);
    return ownWire || (item.called() && isAddressed(sentence));
  }

  /** What this wire's items are called by. */
  private @Nullable String[] wires() {
    return new @Nullable String[] {
      message.getProvider(), message.getFeed(), StoryId.sourceOf(message.getStoryId())
    };
  }

  private boolean isAddressed(String sentence) {
    return isToDesks() || OrderWordings.ADDRESSED.in(sentence);
  }

  private boolean isToDesks() {
    return message.getChange() == Change.advisory
        || message.getType().equals("advisory")
        || isTagged(message.getHeadline())
        || isTagged(message.getBody());
  }

  private static boolean isTagged(@Nullable String text) {
    return text != null && TAG.matcher(text).find();
  }
}
