package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.Passage;
import io.wiredesk.enrich.text.Separator;
import io.wiredesk.enrich.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds organisations: those known by name, those whose name says what they are ("… Corp", "…
 * Union", "Ministry of …"), and, once introduced ("Harbour Workers' Union (HWU)"), their acronyms.
 */
final class OrganisationFinder {
  private static final int WORDS_AT_MOST = 8;

  /** Small words inside names. */
  private static final Set<String> LINKS =
      Set.of("of", "for", "and", "de", "do", "da", "del", "der", "für", "the", "on", "to");

  /** Every country has one, so the nationality before it is no part of the name. */
  private static final Set<String> OFFICES = Set.of("ministry", "department");

  private final Gazetteer gazetteer;

  OrganisationFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Claims the organisations of one passage. */
  void claim(Mentions mentions) {
    known(mentions);
    if (!mentions.passage().allCapitals()) {
      described(mentions);
      acronyms(mentions);
    }
  }

  private void known(Mentions mentions) {
    Passage passage = mentions.passage();
    for (int i = 0; i < passage.size(); i++) {
      NameIndex.Hit hit = mentions.name(i);
      if (hit == null) {
        continue;
      }
      GazetteerEntry entry = hit.first(EntryKind.ORGANISATION).orElse(null);
      if (entry != null && !hit.doubtful() && !signsOff(passage, hit)) {
        int end = throughCompanyWords(passage, hit.end());
        mentions.claim(new Mention(EntryKind.ORGANISATION, entry.name(), entry.code(), i, end));
        i = end - 1;
      } else {
        i = Math.max(i, hit.entries().get(0).kind().isPlace() ? hit.end() - 1 : i);
      }
    }
  }

  /** An agency's name alone in the last line is its mark. */
  private static boolean signsOff(Passage passage, NameIndex.Hit hit) {
    return hit.end() == passage.size()
        && hit.start() > 0
        && passage.at(hit.start()).gap().compareTo(Separator.STOP) >= 0;
  }

  private int throughCompanyWords(Passage passage, int from) {
    int end = from;
    while (end < passage.size()
        && passage.at(end).capital()
        && passage.at(end).gap().joins()
        && gazetteer.is(EntryKind.COMPANY_WORD, passage.at(end))) {
      end++;
    }
    return end;
  }

  /** "Savings Bank", "Holdings Plc". */
  private int throughTellingWords(Passage passage, int from) {
    int end = throughCompanyWords(passage, from);
    boolean kind =
        end < passage.size()
            && passage.at(end).capital()
            && passage.at(end).gap() == Separator.SPACE
            && gazetteer.is(EntryKind.INSTITUTION_WORD, passage.at(end));
    return kind ? throughCompanyWords(passage, end + 1) : end;
  }

  private void described(Mentions mentions) {
    Passage passage = mentions.passage();
    for (int i = 0; i < passage.size(); i++) {
      Word word = passage.at(i);
      if (!word.capital() || !mentions.isFree(i)) {
        continue;
      }
      if (gazetteer.is(EntryKind.INSTITUTION_WORD, word) && beginsWithKind(passage, i)) {
        i = claim(mentions, i, behindOf(mentions, i)) - 1;
      } else if (gazetteer.is(EntryKind.COMPANY_WORD, word)
          || gazetteer.is(EntryKind.INSTITUTION_WORD, word)) {
        int end = throughTellingWords(passage, i + 1);
        claim(mentions, start(mentions, i), end);
        i = end - 1;
      }
    }
  }

  /** "Ministry of", "Bank for". */
  private static boolean beginsWithKind(Passage passage, int at) {
    return at + 2 < passage.size()
        && (passage.at(at + 1).key().equals("of") || passage.at(at + 1).key().equals("for"))
        && passage.at(at + 1).gap() == Separator.SPACE
        && !passage.at(at).possessive()
        && passage.at(at + 2).capital()
        && passage.at(at + 2).gap() == Separator.SPACE;
  }

  private int behindOf(Mentions mentions, int at) {
    Passage passage = mentions.passage();
    int end = at + 3;
    while (end < passage.size()
        && end - at < WORDS_AT_MOST
        && passage.at(end).gap().joins()
        && !passage.at(end - 1).possessive()
        && continues(passage, end)) {
      end++;
    }
    return end;
  }

  private static boolean continues(Passage passage, int at) {
    return passage.at(at).capital()
        || (LINKS.contains(passage.at(at).key())
            && at + 1 < passage.size()
            && passage.at(at + 1).capital()
            && passage.at(at + 1).gap().joins());
  }

  /** Back over the capitals before a telling word. */
  private int start(Mentions mentions, int at) {
    Passage passage = mentions.passage();
    int start = at;
    while (start > 0
        && at - start < WORDS_AT_MOST
        && passage.at(start).gap().joins()
        && belongs(mentions, start - 1)) {
      start--;
    }
    while (start < at && strips(passage, start, at)) {
      start++;
    }
    return start;
  }

  private boolean belongs(Mentions mentions, int at) {
    Word word = mentions.passage().at(at);
    if (!mentions.isFree(at) || gazetteer.is(EntryKind.TITLE, word)) {
      return false;
    }
    boolean and = word.key().equals("and") || word.key().equals("of");
    return word.shape() == Word.Shape.NUMBER
        ? at > 0 && word.gap().joins()
        : word.capital()
            || (and
                && at > 0
                && word.gap() == Separator.SPACE
                && mentions.passage().at(at - 1).capital());
  }

  /** A sentence's first word, a nationality before a ministry, a link. */
  private boolean strips(Passage passage, int at, int telling) {
    Word word = passage.at(at);
    return !word.capital()
        || gazetteer.is(EntryKind.COMMON_WORD, word)
        || (gazetteer.is(EntryKind.DEMONYM, word)
            && OFFICES.contains(passage.at(telling).key())
            && telling - at > 1);
  }

  /** Needs a word besides the telling one. */
  private static int claim(Mentions mentions, int start, int end) {
    if (end - start >= 2) {
      String name = NameSpelling.written(mentions.passage(), start, end);
      mentions.claim(new Mention(EntryKind.ORGANISATION, name, "", start, end));
    }
    return Math.max(end, start + 1);
  }

  /** "Full Name (FN)" and "Full Name, FN," make FN mean the full name from there on. */
  private void acronyms(Mentions mentions) {
    Passage passage = mentions.passage();
    Map<String, Mention> meanings = new HashMap<>();
    for (Mention mention : mentions.all()) {
      int next = mention.end();
      if (next < passage.size() && introduces(passage, mention, next)) {
        meanings.put(passage.at(next).text(), mention);
      }
    }
    if (meanings.isEmpty()) {
      return;
    }
    for (int i = 0; i < passage.size(); i++) {
      Mention meant = meanings.get(passage.at(i).text());
      if (meant != null) {
        mentions.claim(new Mention(EntryKind.ORGANISATION, meant.name(), meant.code(), i, i + 1));
      }
    }
  }

  private static boolean introduces(Passage passage, Mention mention, int next) {
    Word word = passage.at(next);
    boolean set = word.gap() == Separator.OPEN || word.gap() == Separator.COMMA;
    return set
        && word.shape() == Word.Shape.UPPER
        && word.key().charAt(0) == passage.at(mention.start()).key().charAt(0)
        && initials(passage.words().subList(mention.start(), mention.end()), word.text());
  }

  /** Whether the acronym's letters begin words of the name, in order. */
  private static boolean initials(List<Word> name, String acronym) {
    int at = 0;
    for (Word word : name) {
      if (at < acronym.length()
          && Character.toUpperCase(word.text().charAt(0)) == acronym.charAt(at)) {
        at++;
      }
    }
    return at == acronym.length() || at >= 3;
  }
}
