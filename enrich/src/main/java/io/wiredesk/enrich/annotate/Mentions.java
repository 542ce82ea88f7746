package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which words of a passage belong to which mention; a word belongs to one. Of one thread. */
final class Mentions {
  private final Passage passage;
  private final @Nullable Mention[] owners;
  private final NameIndex.@Nullable Hit[] names;

  Mentions(Passage passage, NameIndex index) {
    this.passage = passage;
    this.owners = new Mention[passage.size()];
    this.names = new NameIndex.Hit[passage.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = index.longest(passage.words(), i, passage.allCapitals());
    }
  }

  Passage passage() {
    return passage;
  }

  /** The longest known name that begins at a word. */
  NameIndex.@Nullable Hit name(int word) {
    return names[word];
  }

  boolean isFree(int word) {
    return owners[word] == null;
  }

  boolean isFree(int start, int end) {
    for (int i = start; i < end; i++) {
      if (owners[i] != null) {
        return false;
      }
    }
    return true;
  }

  /** What a word belongs to. */
  @Nullable Mention owner(int word) {
    return owners[word];
  }

  /** Takes the words for a mention, from others too: a longer name swallows those inside. */
  void claim(Mention mention) {
    for (int i = mention.start(); i < mention.end(); i++) {
      Mention other = owners[i];
      if (other != null) {
        release(other);
      }
    }
    Arrays.fill(owners, mention.start(), mention.end(), mention);
  }

  private void release(Mention other) {
    Arrays.fill(owners, other.start(), other.end(), null);
  }

  /** In the order of the text. */
  List<Mention> all() {
    List<Mention> found = new ArrayList<>();
    for (int i = 0; i < owners.length; i++) {
      Mention owner = owners[i];
      if (owner != null && owner.start() == i) {
        found.add(owner);
      }
    }
    return found;
  }
}
