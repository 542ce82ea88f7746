package io.wiredesk.enrich.gazetteer;

import io.wiredesk.enrich.text.Passage;
import io.wiredesk.enrich.text.Word;
import io.wiredesk.enrich.text.WordTokeniser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds names of any number of words in one walk over the text: a trie of word keys. */
public final class NameIndex {
  /** Acronyms up to this length are words as often as names where all letters are capitals. */
  private static final int SHORT_ACRONYM = 3;

  /**
   * A name in a text.
   *
   * @param end word behind its last
   * @param entries what bears the name, in the order of the files
   * @param doubtful a short acronym among capitals: "WHO" may be a question
   */
  public record Hit(int start, int end, List<GazetteerEntry> entries, boolean doubtful) {
    /** The first of a kind that bears the name. */
    public Optional<GazetteerEntry> first(EntryKind kind) {
      for (GazetteerEntry entry : entries) {
        if (entry.kind() == kind) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }
  }

  /** How a word of a name has to be written in a text. */
  private enum Writing {
    ANY,
    CAPITAL,
    ACRONYM;

    static Writing of(String word) {
      return !Character.isUpperCase(word.charAt(0)) ? ANY : isAcronym(word) ? ACRONYM : CAPITAL;
    }

    boolean fits(Word word, boolean allCapitals) {
      return switch (this) {
        case ANY -> true;
        case CAPITAL -> allCapitals || word.capital();
        case ACRONYM -> word.shape() == Word.Shape.UPPER;
      };
    }
  }

  private record Form(GazetteerEntry entry, List<Writing> words, boolean shortAcronym) {}

  private static final class Node {
    final Map<String, Node> next = new HashMap<>(4);
    final List<Form> forms = new ArrayList<>(1);
  }

  private final Node root = new Node();

  /** Words that a name begins with: most words of a text begin none. */
  private final WordMarks beginnings = new WordMarks();

  /** Those of them that may be written small. */
  private final WordMarks smallBeginnings = new WordMarks();

  /** Not after the index has been shared. */
  void add(GazetteerEntry entry) {
    add(entry, entry.name());
    entry.others().forEach(other -> add(entry, other));
  }

  private void add(GazetteerEntry entry, String name) {
    Node node = root;
    List<Word> words = WordTokeniser.of(name);
    for (Word word : words) {
      node = node.next.computeIfAbsent(word.key(), key -> new Node());
    }
    if (!words.isEmpty()) {
      beginnings.add(words.get(0).key());
      List<Writing> written = words.stream().map(word -> Writing.of(word.text())).toList();
      boolean acronym = words.size() == 1 && isShortAcronym(words.get(0).text());
      node.forms.add(new Form(entry, written, acronym));
      if (written.get(0) == Writing.ANY) {
        smallBeginnings.add(words.get(0).key());
      }
    }
  }

  /** The longest names of a passage, of which none begins within another. */
  public List<Hit> in(Passage passage) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < passage.size(); i++) {
      Hit hit = longest(passage.words(), i, passage.allCapitals());
      if (hit != null) {
        hits.add(hit);
        i = hit.end() - 1;
      }
    }
    return hits;
  }

  /**
   * The longest name that begins at a word.
   *
   * @param allCapitals whether the text is all capitals, so that capitals say nothing
   */
  @Nullable
  public Hit longest(List<Word> words, int at, boolean allCapitals) {
    boolean capital = allCapitals || words.get(at).capital();
    if (!(capital ? beginnings : smallBeginnings).mayHave(words.get(at).key())) {
      return null;
    }
    Node node = root;
    Hit best = null;
    for (int i = at; i < words.size(); i++) {
      if (i > at && !words.get(i).gap().joins()) {
        break;
      }
      node = node.next.get(words.get(i).key());
      if (node == null) {
        break;
      }
      if (!node.forms.isEmpty()) {
        Hit hit = hit(node, words, at, i + 1, allCapitals);
        best = hit == null ? best : hit;
      }
    }
    return best;
  }

  private static @Nullable Hit hit(
      Node node, List<Word> words, int start, int end, boolean allCapitals) {
    List<GazetteerEntry> fitting = new ArrayList<>(node.forms.size());
    boolean doubtful = false;
    for (Form form : node.forms) {
      if (fits(form.words(), words, start, allCapitals)) {
        fitting.add(form.entry());
        doubtful |= allCapitals && form.shortAcronym();
      }
    }
    return fitting.isEmpty() ? null : new Hit(start, end, fitting, doubtful);
  }

  private static boolean fits(
      List<Writing> written, List<Word> words, int start, boolean allCapitals) {
    for (int i = 0; i < written.size(); i++) {
      if (!written.get(i).fits(words.get(start + i), allCapitals)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShortAcronym(String only) {
    return only.length() <= SHORT_ACRONYM && only.indexOf('.') < 0 && isAcronym(only);
  }

  private static boolean isAcronym(String written) {
    int letters = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isLowerCase(c)) {
        return false;
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return letters > 1;
  }
}
