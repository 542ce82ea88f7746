package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.Passage;
import io.wiredesk.enrich.text.Separator;
import io.wiredesk.enrich.text.Word;
import java.util.Set;

/**
 * Finds people: public figures, names behind a title or role, given names with a family name,
 * family names that come first, and strangers whose role is told behind a comma.
 */
final class PersonFinder {
  private static final int WORDS_AT_MOST = 4;

  /** Words behind the comma in which a role may be told. */
  private static final int ROLE_WITHIN = 7;

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "della", "der", "den", "van", "von", "bin", "al", "el", "da", "dos", "du",
          "la", "le", "ben", "ter", "ten", "zu", "di", "y", "a");

  private static final Set<String> BEHIND = Set.of("jr", "sr", "ii", "iii", "iv");

  private final Gazetteer gazetteer;

  PersonFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Claims the people of one passage; organisations come first. */
  void claim(Mentions mentions) {
    Passage passage = mentions.passage();
    figures(mentions, true);
    if (!passage.allCapitals()) {
      for (int i = 0; i < passage.size(); i++) {
        if (mentions.isFree(i)) {
          i = Math.max(i, named(mentions, i) - 1);
        }
      }
    }
    figures(mentions, false);
  }

  private void figures(Mentions mentions, boolean whole) {
    Passage passage = mentions.passage();
    for (int i = 0; i < passage.size(); i++) {
      if (!mentions.isFree(i)) {
        continue;
      }
      NameIndex.Hit hit = mentions.name(i);
      GazetteerEntry figure = hit == null ? null : hit.first(EntryKind.PERSON).orElse(null);
      if (hit != null
          && figure != null
          && (hit.end() - i > 1) == whole
          && mentions.isFree(i, hit.end())
          && (whole || standsAlone(mentions, hit))) {
        mentions.claim(new Mention(EntryKind.PERSON, figure.name(), figure.code(), i, hit.end()));
        i = hit.end() - 1;
      }
    }
  }

  /** A family name alone, not part of a longer name. */
  private boolean standsAlone(Mentions mentions, NameIndex.Hit hit) {
    Passage passage = mentions.passage();
    if (passage.allCapitals()) {
      return true;
    }
    boolean goesOn =
        hit.end() < passage.size()
            && passage.at(hit.end()).capital()
            && passage.at(hit.end()).gap() == Separator.SPACE
            && !passage.at(hit.end() - 1).possessive()
            && !gazetteer.is(EntryKind.TITLE, passage.at(hit.end()));
    return !goesOn;
  }

  /** Claims the name that begins here, if one does; the word to go on from. */
  private int named(Mentions mentions, int at) {
    Passage passage = mentions.passage();
    Word word = passage.at(at);
    boolean title = gazetteer.is(EntryKind.TITLE, word) && word.capital();
    if (title || gazetteer.is(EntryKind.ROLE, word)) {
      int end = end(mentions, at + 1);
      int words = end - at - 1;
      if (words >= 2 || (words == 1 && title && takesSurname(mentions, at))) {
        return claim(mentions, at + 1, end);
      }
      return at;
    }
    if (!word.capital() || word.possessive()) {
      return at;
    }
    int end = end(mentions, at);
    if (end - at >= 2 && (begins(passage, at, end) || hasRole(passage, end))) {
      return claim(mentions, at, end);
    }
    return at;
  }

  private boolean takesSurname(Mentions mentions, int title) {
    Word name = mentions.passage().at(title + 1);
    return name.gap() == Separator.SPACE
        && name.text().length() > 1
        && name.shape() == Word.Shape.CAPITALISED
        && !gazetteer.is(EntryKind.INSTITUTION_WORD, name);
  }

  /** A given name, an initial and a family name, or a family name that comes first. */
  private boolean begins(Passage passage, int at, int end) {
    Word first = passage.at(at);
    if (gazetteer.is(EntryKind.GIVEN_NAME, first)) {
      return true;
    }
    if (first.initial() && end - at >= 3) {
      return gazetteer.is(EntryKind.GIVEN_NAME, passage.at(at + 1)) || passage.at(at + 1).initial();
    }
    return gazetteer.is(EntryKind.FAMILY_NAME, first)
        && end - at <= 3
        && !gazetteer.is(EntryKind.GIVEN_NAME, passage.at(at + 1));
  }

  /** ", chairman of the port", ", the company's president,". */
  private boolean hasRole(Passage passage, int end) {
    if (end >= passage.size() || passage.at(end).gap() != Separator.COMMA) {
      return false;
    }
    int last = Math.min(passage.size(), end + ROLE_WITHIN);
    for (int i = end; i < last; i++) {
      Word word = passage.at(i);
      if (i > end && !word.gap().joins()) {
        return false;
      }
      if (word.shape() == Word.Shape.LOWER
          && (gazetteer.is(EntryKind.ROLE, word) || gazetteer.is(EntryKind.TITLE, word))) {
        return true;
      }
      if (word.key().equals("who") || (i == end && isAge(passage, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAge(Passage passage, int at) {
    return passage.at(at).shape() == Word.Shape.NUMBER
        && passage.at(at).text().length() == 2
        && at + 1 < passage.size()
        && passage.at(at + 1).gap() == Separator.COMMA;
  }

  /** Behind the name that begins here; the beginning where none does. */
  private int end(Mentions mentions, int start) {
    Passage passage = mentions.passage();
    int end = start;
    while (end < passage.size() && end - start < WORDS_AT_MOST && isPart(mentions, start, end)) {
      boolean done = passage.at(end).possessive();
      end++;
      if (done) {
        break;
      }
    }
    while (end > start && !isName(passage.at(end - 1))) {
      end--;
    }
    return endsAsCompany(passage, end) ? start : end;
  }

  private static boolean isName(Word word) {
    return word.capital() && (word.text().length() > 1);
  }

  private boolean isPart(Mentions mentions, int start, int at) {
    Passage passage = mentions.passage();
    Word word = passage.at(at);
    boolean follows =
        at == start
            ? word.gap() == Separator.SPACE
                || word.gap().compareTo(Separator.QUOTE) >= 0
                || word.gap() == Separator.COMMA
            : word.gap() == Separator.SPACE || word.gap() == Separator.HYPHEN;
    if (!follows || !mentions.isFree(at)) {
      return false;
    }
    if (!word.capital()) {
      return at > start && isParticle(passage, at);
    }
    return !isTelling(word)
        && !(word.shape() == Word.Shape.UPPER && !BEHIND.contains(word.key()))
        && !isPlace(passage, start, at);
  }

  private static boolean isParticle(Passage passage, int at) {
    return PARTICLES.contains(passage.at(at).key())
        && at + 1 < passage.size()
        && (passage.at(at + 1).capital() || PARTICLES.contains(passage.at(at + 1).key()))
        && passage.at(at + 1).gap().joins();
  }

  private boolean isTelling(Word word) {
    return gazetteer.is(EntryKind.COMMON_WORD, word)
        || gazetteer.is(EntryKind.COMPANY_WORD, word)
        || gazetteer.is(EntryKind.INSTITUTION_WORD, word)
        || gazetteer.is(EntryKind.TITLE, word);
  }

  /** A country or people; towns and given names share too many words to say no. */
  private boolean isPlace(Passage passage, int start, int at) {
    Word word = passage.at(at);
    boolean place =
        gazetteer.is(EntryKind.COUNTRY, word)
            || gazetteer.is(EntryKind.DEMONYM, word)
            || gazetteer.is(EntryKind.REGION, word);
    boolean behindGiven = at > start && gazetteer.is(EntryKind.GIVEN_NAME, passage.at(start));
    return place && !behindGiven && !gazetteer.is(EntryKind.GIVEN_NAME, word);
  }

  private boolean endsAsCompany(Passage passage, int end) {
    if (end >= passage.size()) {
      return false;
    }
    Word next = passage.at(end);
    return next.gap() == Separator.AMPERSAND
        || (next.gap().joins()
            && next.capital()
            && (gazetteer.is(EntryKind.COMPANY_WORD, next)
                || gazetteer.is(EntryKind.INSTITUTION_WORD, next)));
  }

  private static int claim(Mentions mentions, int start, int end) {
    String name = NameSpelling.written(mentions.passage(), start, end);
    mentions.claim(new Mention(EntryKind.PERSON, name, "", start, end));
    return end;
  }
}
