package io.wiredesk.enrich.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * An item of a wire as prose names it: "item dpa 157 'Title'", "Meldung Nr. 157", "bdt0157", and
 * what is listed after it: "dpa 157, 158 and dpa 160".
 *
 * @param called whether a word such as item or Meldung, or its form, says that it is one
 * @param source the letters before the number; null where there are none
 * @param id an identifier in the place of a number
 */
record NamedItem(
    boolean called,
    @Nullable String source,
    long number,
    @Nullable String title,
    @Nullable String id) {
  /** More in one list are no list of items. */
  private static final int LISTED = 50;

  private static final String CALLED =
      "(?:items?|stor(?:y|ies)|reports?|messages?|dispatch(?:es)?|articles?|takes?|copy|numbers?"
          + "|meldung(?:en)?|berichte?|beitr(?:ag|äge)|nachricht(?:en)?|artikel|texte?|nummern?)";
  private static final String NUMBERED = "(?:(?:numbers?|nummern?|no|nos|nr|nrn)\\.?\\s*|#\\s?)";

  /** A name of letters; or the one letter of a service level, as in a0555. */
  private static final String SOURCE =
      "(?:(?<source>\\p{L}{2,12}|\\p{L}(?=\\d{4}))(?<gap>[\\s-]?))??";

  private static final String FIGURES = "0*(?<number>\\d{1,7})(?![.,:]?\\d|\\s?%|\\p{L})";

  private static final Wording FIRST =
      form(
          "first",
          "(?<!\\p{L})(?:(?<called>"
              + CALLED
              + ")\\s+)?"
              + SOURCE
              + "(?<numbered>"
              + NUMBERED
              + ")?"
              + FIGURES,
          "item dpa Nr. 0157");

  private static final Wording NEXT =
      form(
          "next",
          "\\G[\\s(–-]*+(?<title>\\x01++)?[\\s)]*+(?:,|/|&|and|und|sowie|as well as)"
              + "(?:\\s*(?:and|und|sowie))?\\s*(?:"
              + CALLED
              + "\\s+)?"
              + SOURCE
              + NUMBERED
              + "?"
              + FIGURES,
          " \1\1\1, and story 158");

  private static final Wording TITLE = form("title", "\\G[\\s(:,–-]*(?<title>\\x01+)", " (\1\1\1)");

  private static final Wording ID =
      form(
          "id",
          "(?<!\\p{L})" + CALLED + "\\s+(?<id>(?:urn|tag|https?):\\S*[^\\s.,;:)»”\"'])",
          "story urn:newsml:example.org:157");

  /** The forms, as they are looked for; what is quoted is masked. */
  static final List<Wording> FORMS = List.of(ID, NEXT, FIRST, TITLE);

  /** Words before a number that are nobody's name. */
  private static final Set<String> NOBODY =
      Set.of(
          ("kill hold withdraw cancel delete disregard retract the of at in on to"
                  + " by for from with and or no nos nr item items story die der das den vom"
                  + " von am im um ab bis und mit bei jan feb mar apr may jun jul aug sep"
                  + " oct nov dec")
              .split(" "));

  /** Figures right after letters are a wire's number only if they are padded like one. */
  private static final int PADDED = 3;

  static List<NamedItem> in(Sentences.Sentence sentence) {
    List<NamedItem> items = new ArrayList<>();
    Matcher id = ID.pattern().matcher(sentence.masked());
    while (id.find() && items.size() < LISTED) {
      items.add(new NamedItem(true, null, 0, null, id.group("id")));
    }
    Matcher first = FIRST.pattern().matcher(sentence.masked());
    int from = 0;
    while (first.find(from) && items.size() < LISTED) {
      from = first.end();
      if (isOne(first)) {
        from = list(sentence, first, items);
      }
    }
    return items;
  }

  private static boolean isOne(Matcher found) {
    return isCalled(found) || name(found.group("source")) != null;
  }

  private static boolean isCalled(Matcher found) {
    boolean coded =
        name(found.group("source")) != null
            && found.group("gap").isEmpty()
            && found.group("numbered") == null
            && found.end() - found.end("gap") >= PADDED;
    return found.group("called") != null || coded;
  }

  /** Takes the item found and all that is listed after it; says where that ends. */
  private static int list(Sentences.Sentence sentence, Matcher first, List<NamedItem> items) {
    boolean called = isCalled(first);
    @Nullable String source = name(first.group("source"));
    long number = Long.parseLong(first.group("number"));
    int end = first.end();
    Matcher next = NEXT.pattern().matcher(sentence.masked());
    while (items.size() < LISTED && next.find(end)) {
      items.add(new NamedItem(called, source, number, title(sentence, next), null));
      @Nullable String named = name(next.group("source"));
      source = named == null ? source : named;
      number = Long.parseLong(next.group("number"));
      end = next.end();
    }
    Matcher title = TITLE.pattern().matcher(sentence.masked());
    boolean titled = title.find(end);
    items.add(new NamedItem(called, source, number, titled ? title(sentence, title) : null, null));
    return titled ? title.end() : end;
  }

  private static @Nullable String title(Sentences.Sentence sentence, Matcher found) {
    return found.group("title") == null
        ? null
        : sentence.text().substring(found.start("title") + 1, found.end("title") - 1);
  }

  private static @Nullable String name(@Nullable String source) {
    return source == null || NOBODY.contains(source.toLowerCase(Locale.ROOT)) ? null : source;
  }

  private static Wording form(String name, String form, String example) {
    return new Wording(name, "", Wording.anyCase(form), example);
  }
}
