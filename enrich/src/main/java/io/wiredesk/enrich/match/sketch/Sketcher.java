package io.wiredesk.enrich.match.sketch;

import io.wiredesk.enrich.text.CleanText;
import io.wiredesk.enrich.text.Datelines;
import io.wiredesk.enrich.text.HashTokeniser;
import io.wiredesk.enrich.text.HashTokens;
import io.wiredesk.enrich.text.Hashes;
import io.wiredesk.schemas.WireStory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.collections.Int2IntHashMap;

/** Makes sketches. Belongs to one thread. */
public final class Sketcher {
  /** Words that count as the lead, and are kept whatever the length. */
  static final int LEAD = 40;

  /** Words below which the headline is the text: a flash, or a body that says nothing. */
  private static final int FLASH = 8;

  /** Sampled terms and shingles beyond the lead, at most. */
  private static final int SAMPLED_TERMS = 56;

  private static final int SAMPLED_SHINGLES = 72;
  private static final int TITLE = 16;

  /** Characters of a first line that may stand for a headline. */
  private static final int LINE = 80;

  /** Characters in which a story says what it is about. */
  private static final int OPENING = 300;

  private static final int PAIRS = 4;
  private static final int DAYS = 4;
  private static final int SYMBOLS = 4;

  /** Words read of a text; a longer one is some document that shares its beginning or nothing. */
  private static final int WORDS_READ = 50_000;

  /** More room for words than nearly every text needs. */
  private static final int ROOMY = 4096;

  private static final int CHARACTERS_READ = 6 * WORDS_READ;

  /** "<ABC>", "[ABC.MI]", "(NYSE: ABC)", "(ABC.N)". */
  private static final Pattern SYMBOL =
      Pattern.compile(
          "[<\\[(](?:[A-Z][A-Za-z]{1,9}: ?)?([A-Z][A-Z0-9]{0,5})(?:\\.[A-Z]{1,3})?[>\\])]");

  /** Names and numbers: what tells a story from another of its kind. */
  private static final int TELLING = HashTokens.CAPITAL | HashTokens.NUMBER;

  /** Marks the words that a text begins with; any other mark, those of a kind. */
  private static final int OF_THE_LEAD = 0;

  private static final int[] NONE = {};
  private static final int NONE_YET = -1;

  private final HashTokens body = new HashTokens();
  private final HashTokens head = new HashTokens();

  /** Numbers of a text's words, by hash. */
  private Int2IntHashMap words = new Int2IntHashMap(NONE_YET);

  private int distinct;

  /** By a word's number. */
  private int[] termOf = new int[1024];

  /** Words' numbers in the order of the text. */
  private int[] wordAt = new int[1024];

  private int[] scratch = new int[1024];

  /**
   * Sketches a story: what it is found by and compared by.
   *
   * @param text see {@link CleanText}, without learned boilerplate
   */
  public Sketch sketch(WireStory story, String text, Rarity rarity) {
    String headline = Optional.ofNullable(story.getHeadline()).orElse("").strip();
    String read = text.substring(0, Math.min(text.length(), CHARACTERS_READ));
    String title = headline.isEmpty() ? firstLine(read) : headline;
    head.clear();
    HashTokeniser.read(title, head);
    body.clear();
    HashTokeniser.read(read, body);
    if (body.size() < FLASH) {
      HashTokeniser.read(headline, body);
    }
    String opening = read.substring(0, Math.min(read.length(), OPENING));
    read(head, rarity, HashTokens.NUMBER);
    int[] words = capped(terms().kept(), TITLE);
    read(body, rarity, OF_THE_LEAD);
    Sample terms = terms();
    Sample shingles = shingles();
    return new Sketch(
        body.size(),
        terms.kept(),
        terms.level(),
        shingles.kept(),
        shingles.level(),
        words,
        pairs(),
        Figures.of(body),
        days(),
        symbols(title + '\n' + opening),
        place(story),
        DeclaredCorrection.in(story, headline),
        LookingBack.in(body));
  }

  /** What stands for a headline where there is none: a table's name, a correction's. */
  private static String firstLine(String text) {
    String all = text.strip();
    int end = all.indexOf('\n');
    return end < 0 || end > LINE ? "" : all.substring(0, end);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(int[] kept, int level) {}

  /**
   * Numbers the words of a text and makes a term of each.
   *
   * @param leads which are marked as of the lead
   */
  private void read(HashTokens tokens, Rarity rarity, int leads) {
    room(tokens.size());
    words.clear();
    distinct = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int hash = Term.hash(tokens.hash(i));
      int word = words.get(hash);
      if (word == NONE_YET) {
        word = distinct++;
        words.put(hash, word);
        termOf[word] = Term.of(tokens.hash(i), false, false, rarity.weight(hash));
      }
      boolean lead = leads == OF_THE_LEAD ? i < LEAD : tokens.is(i, leads);
      termOf[word] |= Term.of(0, lead, tokens.is(i, TELLING), 0);
      wordAt[i] = word;
    }
  }

  private Sample terms() {
    System.arraycopy(termOf, 0, scratch, 0, distinct);
    return sampled(distinct, SAMPLED_TERMS);
  }

  private Sample shingles() {
    int count = Math.max(0, body.size() - 2);
    for (int i = 0; i < count; i++) {
      int hash = Hashes.both(Hashes.both(body.hash(i), body.hash(i + 1)), body.hash(i + 2));
      scratch[i] =
          Term.of(hash, i < LEAD, false, (weight(i) + weight(i + 1) + weight(i + 2) + 1) / 3);
    }
    return sampled(count, SAMPLED_SHINGLES);
  }

  private int weight(int at) {
    return Term.weight(termOf[wordAt[at]]);
  }

  /**
   * Sorts, unites and thins what is in the scratch array.
   *
   * @param most how many beyond the lead
   */
  private Sample sampled(int count, int most) {
    Arrays.sort(scratch, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (distinct > 0 && Term.hash(scratch[distinct - 1]) == Term.hash(scratch[i])) {
        scratch[distinct - 1] |= scratch[i];
      } else {
        scratch[distinct++] = scratch[i];
      }
    }
    int level = 0;
    int kept = distinct;
    int lead = leads(distinct);
    while (kept - lead > most) {
      level++;
      kept = thinned(kept, level);
    }
    return new Sample(Arrays.copyOf(scratch, kept), level);
  }

  private int leads(int count) {
    int leads = 0;
    for (int i = 0; i < count; i++) {
      leads += Term.lead(scratch[i]) ? 1 : 0;
    }
    return leads;
  }

  private int thinned(int count, int level) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (Term.lead(scratch[i]) || Term.sampled(scratch[i], level)) {
        scratch[kept++] = scratch[i];
      }
    }
    return kept;
  }

  private int[] pairs() {
    int count = Math.max(0, body.size() - 1);
    int[] smallest = new int[PAIRS];
    Arrays.fill(smallest, Integer.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      int hash = Hashes.both(body.hash(i + 1), body.hash(i)) >>> 1;
      if (hash < smallest[PAIRS - 1]) {
        insert(smallest, hash);
      }
    }
    int kept = 0;
    while (kept < PAIRS && smallest[kept] != Integer.MAX_VALUE) {
      kept++;
    }
    return Arrays.copyOf(smallest, kept);
  }

  private static void insert(int[] smallest, int hash) {
    int at = Arrays.binarySearch(smallest, hash);
    if (at < 0) {
      int to = -at - 1;
      System.arraycopy(smallest, to, smallest, to + 1, smallest.length - to - 1);
      smallest[to] = hash;
    }
  }

  private int[] days() {
    room(body.size());
    int count = 0;
    for (int i = 0; i < body.size(); i++) {
      if (body.is(i, HashTokens.DAY)) {
        scratch[count++] = (int) body.value(i);
      }
    }
    return distinct(count, DAYS);
  }

  private int[] symbols(String opening) {
    int count = 0;
    Matcher found = SYMBOL.matcher(opening);
    while (count < scratch.length && found.find()) { // a headline may be of any length
      scratch[count++] = Symbol.packed(found.group(1));
    }
    return distinct(count, SYMBOLS);
  }

  private int[] distinct(int count, int most) {
    Arrays.sort(scratch, 0, count);
    int distinct = 0;
    for (int i = 0; i < count && distinct < most; i++) {
      if (distinct == 0 || scratch[distinct - 1] != scratch[i]) {
        scratch[distinct++] = scratch[i];
      }
    }
    return distinct == 0 ? NONE : Arrays.copyOf(scratch, distinct);
  }

  private static int[] capped(int[] terms, int most) {
    return terms.length <= most ? terms : Arrays.copyOf(terms, most);
  }

  private static int place(WireStory story) {
    return Datelines.place(story)
        .map(place -> place.split("[,/(]", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(place -> !place.isEmpty())
        .map(Hashes::word)
        .orElse(0);
  }

  private void room(int count) {
    if (scratch.length < count) {
      scratch = new int[Math.max(count, 2 * scratch.length)];
      termOf = new int[scratch.length];
      wordAt = new int[scratch.length];
    }
    if (words.capacity() > ROOMY) { // clearing it would cost every later text
      words = new Int2IntHashMap(NONE_YET);
    }
  }
}
