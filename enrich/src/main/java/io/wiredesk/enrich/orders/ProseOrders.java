package io.wiredesk.enrich.orders;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
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

  /** Ends a hold. */
  private static final Pattern RELEASE =
      words(
          "(?:is|are|been|now|hereby|hold) (?:now |hereby )?(?:lifted|released|cleared)",
          "no longer (?:on hold|held|embargoed)|hold (?:is|has been) (?:over|off|cancell?ed|removed)",
          "(?:lift|release|cancel|remove|withdraw)(?:s|ed|ing)? (?:the|our|this|its) hold",
          "(?:may|can) (?:now|again) be (?:used|published)|(?:may|can) be (?:used|published) (?:now|again)",
          "(?<!not )(?:ok|okay|cleared|free|safe) (?:to (?:use|publish)|for (?:use|publication))",
          "(?<!nicht )(?:freigegeben|aufgehoben)|(?:wieder|nun|jetzt) verwendbar",
          "(?:wieder|nun|jetzt) (?:verwendet|veröffentlicht) werden");

  /** From here on a sentence speaks of what is not yet so. */
  private static final Pattern CONDITION =
      words("until|till|unless|before|once|when|if", "bis|ehe|sobald|wenn|falls|solange");

  /** Says that an item is all right. */
  private static final Pattern NOT_MEANT =
      words(
          "not affected|unaffected|remains? (?:valid|usable|live)|stands?",
          "lifted|released|may (?:now )?be (?:used|published)|can (?:now )?be (?:used|published)",
          "nicht betroffen|bleib(?:t|en) (?:gültig|verwendbar)|freigegeben|aufgehoben",
          "(?:do not|does not|not to) (?:be )?(?:kill|killed|withdraw|withdrawn)");

  private static final String OTHER =
      "see|refer to|replaced (?:by|with)|superseded by|in favou?r of"
          + "|instead|ersetzt|ersetzen|stattdessen|siehe|dafür";

  /** From here on a sentence speaks of other items. */
  private static final Pattern ELSEWHERE = words(OTHER);

  /** From here on a sentence speaks of what to use instead. */
  private static final Pattern INSTEAD = words("(?<!not )(?<!n't )use", OTHER);

  /** Orders something about a story that it does not name. */
  private static final Pattern UNNAMED =
      words(
          "(?:kill|withdraw|delete|disregard|retract|hold|withhold)"
              + " (?:the|our|this|that|all|both|any|previous|earlier)"
              + " (?:[\\p{L}\\p{N}'-]+ ){0,4}?(?:item|stor(?:y|ies)|report|dispatch|take)s?",
          "(?:item|stor(?:y|ies)|report|dispatch|take)s?\\b[^.]{0,60}? (?:(?:must|should) not be|not to be)"
              + " (?:used|published)",
          "(?:diese|die|unsere|obige|vorherige)n? (?:\\p{L}+[ -]){0,2}?(?:meldung|nachricht|bericht)(?:en)?\\b"
              + "[^.]{0,60}? (?:streichen|gestrichen|zurückgezogen|sperren|gesperrt|nicht (?:zu )?verwenden)");

  private static final Pattern ADDRESSED =
      words(
          "please|editors|eds|attention|advisory|mandatory|clients|subscribers",
          "bitte|achtung|redaktion(?:en)?|kunden");

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
      if (OrderWords.in(text, toDesks, message.getProvider(), message.getFeed())) {
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
    Directive.Kind kind = kind(words, sentence.until(CONDITION).masked());
    if (kind == null) {
      return Optional.empty();
    }
    Pattern end = kind == Directive.Kind.RELEASE ? ELSEWHERE : INSTEAD;
    List<NamedItem> items =
        NamedItem.in(sentence.until(end)).stream().filter(item -> isMeant(item, words)).toList();
    return items.isEmpty() && !namesNone(kind, words)
        ? Optional.empty()
        : Optional.of(new Order(kind, sentence.text(), items));
  }

  /** What the words order; null for nothing. */
  private static Directive.@Nullable Kind kind(String words, String unconditional) {
    if (RELEASE.matcher(unconditional).find()) {
      return Directive.Kind.RELEASE;
    }
    if (NOT_MEANT.matcher(unconditional).find()) {
      return null;
    }
    if (HOLD.matcher(words).find()) {
      return Directive.Kind.HOLD;
    }
    return KILL.matcher(words).find() ? Directive.Kind.KILL : null;
  }

  private boolean namesNone(Directive.Kind kind, String words) {
    return kind != Directive.Kind.RELEASE && UNNAMED.matcher(words).find() && isAddressed(words);
  }

  private boolean isMeant(NamedItem item, String sentence) {
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
