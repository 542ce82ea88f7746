package io.wiredesk.enrich;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
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
final class Advisory {
  /** A note to desks is short; a longer body is a story, in which only notes and headline count. */
  private static final int LONGEST = 1500;

  private static final Pattern KILL =
      words(
          "kill|withdraw|cancel|delete|disregard|retract",
          "(?:is|are|be|been|being|was|were|hereby) (?:\\p{L}+ )?"
              + "(?:killed|withdrawn|cancell?ed|deleted|retracted)",
          "(?:do not|don't|must not be|not to be|should not be) (?:use|publish|used|published)",
          "(?:zu )?streichen|gestrichen|zurückziehen|zurückgezogen|zurückzuziehen|ziehen wir",
          "löschen|gelöscht|killen|gekillt|annullier(?:en|t)|ungültig|hinfällig",
          "nicht (?:mehr |länger )?(?:zu )?(?:verwenden|verwendet|veröffentlichen|verbreiten)");

  private static final Pattern HOLD =
      words(
          "hold|withhold|on hold|is held|are held|being held",
          "(?:do not|don't|not to be) (?:use|publish|used|published)\\b[^.]{0,80}? (?:until|for now|yet)",
          "vorerst nicht|vorläufig nicht|bis auf weiteres nicht|noch nicht",
          "zurückhalten|zurückgehalten|anhalten|angehalten|sperren|gesperrt");

  /** Says that an item is all right. */
  private static final Pattern NOT_MEANT =
      words(
          "not affected|unaffected|remains? (?:valid|usable|live)|stands?",
          "lifted|released|may (?:now )?be (?:used|published)|can (?:now )?be (?:used|published)",
          "nicht betroffen|bleib(?:t|en) (?:gültig|verwendbar)|freigegeben|aufgehoben",
          "(?:do not|does not|not to) (?:be )?(?:kill|killed|withdraw|withdrawn)");

  /** From here on a sentence speaks of what to use instead. */
  private static final Pattern INSTEAD =
      words(
          "(?<!not )(?<!n't )use|see|refer to|replaced (?:by|with)|superseded by|in favou?r of",
          "instead|ersetzt|ersetzen|stattdessen|siehe|dafür");

  private static final Pattern ADDRESSED =
      words(
          "please|editors|eds|attention|advisory|mandatory|clients|subscribers",
          "bitte|achtung|redaktion(?:en)?|kunden");

  private static final Pattern TAG =
      Pattern.compile(
          "^\\W*(?:MANDATORY KILL|KILL|HOLD|ADVISORY|WITHDRAW|RÜCKZUG|ACHTUNG|EDITORS|EDS)\\b");

  private final WireStory message;

  private Advisory(WireStory message) {
    this.message = message;
  }

  /**
   * @param kind KILL or HOLD
   * @param sentence as written
   */
  record Order(Directive.Kind kind, String sentence, List<Item> items) {}

  /** What the message orders; nearly always nothing. */
  static List<Order> in(WireStory message) {
    return new Advisory(message).orders();
  }

  private List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    boolean toDesks = isToDesks();
    for (String text : texts()) {
      if (OrderWords.in(text, toDesks, message.getProvider(), message.getFeed())) {
        Sentences.of(text).forEach(sentence -> order(sentence).ifPresent(orders::add));
      }
    }
    return orders;
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
    boolean hold = HOLD.matcher(words).find();
    if ((!hold && !KILL.matcher(words).find()) || NOT_MEANT.matcher(words).find()) {
      return Optional.empty();
    }
    List<Item> items =
        Item.in(sentence.until(INSTEAD)).stream().filter(item -> isMeant(item, words)).toList();
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Order(hold ? Directive.Kind.HOLD : Directive.Kind.KILL, sentence.text(), items));
  }

  private boolean isMeant(Item item, String sentence) {
    String source = item.source();
    boolean ownWire =
        source != null
            && (source.equalsIgnoreCase(message.getProvider())
                || source.equalsIgnoreCase(message.getFeed()));
    return ownWire || (item.called() && isAddressed(sentence));
  }

  private boolean isAddressed(String sentence) {
    return isToDesks() || ADDRESSED.matcher(sentence).find();
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

  /** Any of the phrases as whole words, whatever their case. */
  private static Pattern words(String... phrases) {
    return Pattern.compile(
        "(?<!\\p{L})(?:" + String.join("|", phrases) + ")(?!\\p{L})",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
