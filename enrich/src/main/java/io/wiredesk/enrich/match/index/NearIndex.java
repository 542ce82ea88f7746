package io.wiredesk.enrich.match.index;

import io.wiredesk.enrich.match.sketch.Rarity;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Term;
import io.wiredesk.enrich.text.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.agrona.collections.Int2IntCounterMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds which remembered stories may be the same as a new one. Lives in memory and is rebuilt from
 * the stories in the store; two indexes of the same stories answer alike. Belongs to one thread.
 */
public final class NearIndex implements Rarity {
  /** Candidates handed on to verification. */
  static final int CANDIDATES = 32;

  /** Rarest words asked for. */
  private static final int WORDS_ASKED = 14;

  private static final int PAIR_KEY = 1 << 26;
  private static final int MASK = PAIR_KEY - 1;
  private static final int TITLE_KEY = 2 << 26;
  private static final int SYMBOL_KEY = 3 << 26;
  private static final int PAIR_WEIGHT = 6;
  private static final int TITLE_WEIGHT = 12;
  private static final int SYMBOL_WEIGHT = 8;

  private final Postings postings = new Postings(this::slotOf);
  private final Int2IntCounterMap paragraphs = new Int2IntCounterMap(0);

  /** Groups of more than one. */
  private final Map<String, NavigableSet<Long>> groups = new HashMap<>();

  /** The rarest terms of a sketch: how many texts have each, and its index. */
  private final long[] rarest = new long[WORDS_ASKED];

  private IndexedStory[] ring = new IndexedStory[1024];

  /** Which slots of the ring hold a story. */
  private BitSet taken = new BitSet(1024);

  private Tally tally = new Tally(ring.length);
  private long first;
  private long next;
  private int size;

  @Override
  public int texts() {
    return size;
  }

  @Override
  public int having(int hash) {
    return postings.count(wordKey(hash));
  }

  /** What the next story is to be numbered. */
  public long nextNumber() {
    return next;
  }

  public int size() {
    return size;
  }

  /** Remembered stories that have this paragraph, copies aside; its hash holds its source, too. */
  public int sharing(int paragraph) {
    return paragraphs.get(paragraph);
  }

  /** The story that was learned first; null when there is none. */
  @Nullable
  public IndexedStory oldest() {
    return size == 0 ? null : ring[slot(first)];
  }

  public void add(IndexedStory story) {
    if (size == 0) {
      first = story.number();
    }
    next = story.number() + 1;
    if (next - first > ring.length) {
      widen();
    }
    ring[slot(story.number())] = story;
    taken.set(slot(story.number()));
    size++;
    int number = listed(story.number());
    for (int term : story.sketch().terms()) {
      if (Term.weight(term) > 0) {
        postings.add(wordKey(Term.hash(term)), number);
      } else {
        postings.count(wordKey(Term.hash(term)), 1);
      }
    }
    for (int key : otherKeys(story.sketch())) {
      postings.add(key, number);
    }
    if (story.isHead()) {
      Arrays.stream(story.paragraphs()).forEach(paragraphs::incrementAndGet);
    } else {
      group(story.groupId()).add(story.number());
    }
  }

  public void remove(IndexedStory story) {
    if (at(story.number()) == null) {
      return;
    }
    ring[slot(story.number())] = null;
    taken.clear(slot(story.number()));
    size--;
    for (int term : story.sketch().terms()) {
      postings.remove(wordKey(Term.hash(term)));
    }
    for (int key : otherKeys(story.sketch())) {
      postings.remove(key);
    }
    if (story.isHead()) {
      Arrays.stream(story.paragraphs()).forEach(paragraphs::decrementAndGet);
    }
    leave(story);
    while (first < next && ring[slot(first)] == null) {
      first++;
    }
  }

  /** The likeliest, by what rare words they share, the best first. */
  public List<IndexedStory> candidates(Sketch sketch) {
    tally.clear();
    int[] terms = sketch.terms().length == 0 ? sketch.title() : sketch.terms();
    int asked = rarest(terms);
    for (int i = 0; i < asked; i++) {
      int term = terms[(int) rarest[i]];
      weigh(wordKey(Term.hash(term)), Term.weight(term));
    }
    for (int key : otherKeys(sketch)) {
      weigh(key, weightOf(key));
    }
    List<IndexedStory> found = new ArrayList<>();
    for (int slot : tally.heaviest(CANDIDATES)) {
      found.add(ring[slot]);
    }
    return found;
  }

  private void weigh(int key, int weight) {
    int row = postings.row(key);
    int more = row == Postings.NONE ? 0 : postings.newest(row, weight, tally);
    if (more > 0) {
      weighOlder(key, postings.oldest(row), more, weight);
    }
  }

  /** What a list has cut off and is asked for after all: most of its newest have been forgotten. */
  private void weighOlder(int key, int oldest, int more, int weight) {
    long number = first + (oldest - (int) first & Integer.MAX_VALUE) - 1;
    int wanted = number < next ? more : 0; // else the oldest was forgotten, and all before it
    for (; wanted > 0 && number >= first; number--) {
      IndexedStory story = ring[slot(number)];
      if (story != null && has(story.sketch(), key)) {
        tally.add(slot(number), weight);
        wanted--;
      }
    }
  }

  private static boolean has(Sketch sketch, int key) {
    for (int term : sketch.terms()) {
      if (Term.weight(term) > 0 && wordKey(Term.hash(term)) == key) {
        return true;
      }
    }
    return Arrays.stream(otherKeys(sketch)).anyMatch(other -> other == key);
  }

  /** The story that was learned last of its group; itself when it is alone. */
  public IndexedStory latest(IndexedStory story) {
    NavigableSet<Long> numbers = groups.get(story.groupId());
    IndexedStory latest = numbers == null ? null : at(numbers.last());
    return latest == null || latest.number() < story.number() ? story : latest;
  }

  /** Finds the rarest of some terms, the rarest first; how many there are. */
  private int rarest(int[] terms) {
    int found = 0;
    for (int i = 0; i < terms.length; i++) {
      int count = Term.weight(terms[i]) > 0 ? having(Term.hash(terms[i])) : 0;
      if (count > 0) {
        found = insert((long) count << 32 | i, found);
      }
    }
    return found;
  }

  /** Puts one more among the rarest, if it is one of them. */
  private int insert(long entry, int found) {
    if (found == WORDS_ASKED && entry > rarest[found - 1]) {
      return found;
    }
    int at = Math.min(found, WORDS_ASKED - 1);
    while (at > 0 && rarest[at - 1] > entry) {
      rarest[at] = rarest[at - 1];
      at--;
    }
    rarest[at] = entry;
    return Math.min(found + 1, WORDS_ASKED);
  }

  private static int weightOf(int otherKey) {
    return switch (otherKey >> 26) {
      case 3 -> SYMBOL_WEIGHT;
      case 2 -> TITLE_WEIGHT;
      default -> PAIR_WEIGHT;
    };
  }

  private static int[] otherKeys(Sketch sketch) {
    int[] pairs = sketch.pairs();
    int[] symbols = sketch.symbols();
    boolean titled = sketch.title().length >= 3;
    int[] keys = new int[pairs.length + symbols.length + (titled ? 1 : 0)];
    for (int i = 0; i < pairs.length; i++) {
      keys[i] = PAIR_KEY | (pairs[i] & MASK);
    }
    for (int i = 0; i < symbols.length; i++) {
      keys[pairs.length + i] = SYMBOL_KEY | (symbols[i] & MASK);
    }
    if (titled) {
      int all = 0;
      for (int term : sketch.title()) {
        all = Hashes.both(all, Term.hash(term));
      }
      keys[keys.length - 1] = TITLE_KEY | (all & MASK);
    }
    return keys;
  }

  private static int wordKey(int hash) {
    return hash & MASK;
  }

  private NavigableSet<Long> group(String groupId) {
    return groups.computeIfAbsent(groupId, id -> new TreeSet<>());
  }

  private void leave(IndexedStory story) {
    NavigableSet<Long> numbers = groups.get(story.groupId());
    if (numbers != null && numbers.remove(story.number()) && numbers.isEmpty()) {
      groups.remove(story.groupId());
    }
  }

  /** Where a listed story is, if it is still remembered. */
  private int slotOf(int listed) {
    boolean lives =
        (listed - (int) first & Integer.MAX_VALUE) < next - first && taken.get(slot(listed));
    return lives ? slot(listed) : Postings.NONE;
  }

  /** Lists hold the low 31 bits of a number; the window is far smaller than that. */
  private static int listed(long number) {
    return (int) number & Integer.MAX_VALUE;
  }

  private @Nullable IndexedStory at(long number) {
    return number < first || number >= next ? null : ring[slot(number)];
  }

  private int slot(long number) {
    return (int) number & ring.length - 1;
  }

  private void widen() {
    int length = ring.length;
    while (next - first > length) {
      length *= 2;
    }
    IndexedStory[] wider = new IndexedStory[length];
    BitSet widerTaken = new BitSet(length);
    for (long number = first; number < next - 1; number++) {
      wider[(int) number & length - 1] = ring[slot(number)];
      widerTaken.set((int) number & length - 1, taken.get(slot(number)));
    }
    ring = wider;
    taken = widerTaken;
    tally = new Tally(length);
  }
}
