package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Sketch;

/** A sketch that is held against many others. Belongs to one thread. */
public final class HeldSketch {
  private final Sketch sketch;
  private final HeldTerms terms;
  private final HeldTerms runs;
  private final HeldTerms title;

  public HeldSketch(Sketch sketch) {
    this.sketch = sketch;
    this.terms = new HeldTerms(sketch.terms(), sketch.termLevel());
    this.runs = new HeldTerms(sketch.shingles(), sketch.shingleLevel());
    this.title = new HeldTerms(sketch.title(), 0);
  }

  public Sketch sketch() {
    return sketch;
  }

  /** How much of a headline its text has, counting little but the rarest words. */
  public double headline(int[] words) {
    return terms.against(words, 0).ofOther().rare();
  }

  HeldTerms terms() {
    return terms;
  }

  HeldTerms runs() {
    return runs;
  }

  HeldTerms title() {
    return title;
  }
}
