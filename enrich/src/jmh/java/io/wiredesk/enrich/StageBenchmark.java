package io.wiredesk.enrich;

import io.wiredesk.enrich.annotate.Annotator;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.match.Comparison;
import io.wiredesk.enrich.match.CopyEvaluation;
import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.enrich.match.IncomingRevision;
import io.wiredesk.enrich.match.evidence.CopyModel;
import io.wiredesk.enrich.match.evidence.HeldSketch;
import io.wiredesk.enrich.match.evidence.OverlapPrefilter;
import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.index.NearIndex;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Sketcher;
import io.wiredesk.service.Sha256;






import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each step of matching and annotating costs a story of the Reuters-21578 wire, with a window
 * full of the stories before it, and beside them what telling exact copies costs at the least: a
 * hash of the text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class StageBenchmark {
  /** Stories measured, one after another. */
  private static final int STORIES = 2_000;

  /** Stories in the window. */
  @Param({"5000"})
  public int window;

  private record Prepared(
      WireStory story, IncomingRevision candidate, Sketch sketch, List<IndexedStory> proposed) {}

  private final List<Prepared> prepared = new ArrayList<>();
  private final Sketcher sketcher = new Sketcher();
  private final NearIndex index = new NearIndex();
  private final Annotator annotator = new Annotator(Gazetteer.bundled());
  private int next;

  /** Fills the window. */
  @Setup
  public void fill() throws IOException {
    List<WireStory> wire =
        Corpora.found().reuters().stream().filter(Corpora::hasText).limit(window + STORIES).toList();
    for (WireStory story : wire.subList(0, window)) {
      IncomingRevision candidate = IncomingRevision.of(story);
      Sketch sketch = sketcher.sketch(story, candidate.text(), index);
      index.add(CopyEvaluation.member(index.nextNumber(), candidate, sketch));
    }
    for (WireStory story : wire.subList(window, wire.size())) {
      IncomingRevision candidate = IncomingRevision.of(story);
      Sketch sketch = sketcher.sketch(story, candidate.text(), index);
      List<IndexedStory> proposed = OverlapPrefilter.likeliest(new HeldSketch(sketch), index.candidates(sketch), IndexedStory::sketch);
      prepared.add(new Prepared(story, candidate, sketch, proposed));
    }
  }

  private Prepared next() {
    next = next + 1 < prepared.size() ? next + 1 : 0;
    return prepared.get(next);
  }

  /** The yardstick. */
  @Benchmark
  public String hash() {
    return Sha256.hex(next().story().getBody().getBytes(StandardCharsets.UTF_8));
  }

  @Benchmark
  public Object normalise() {
    return IncomingRevision.of(next().story());
  }

  @Benchmark
  public Object sketch() {
    Prepared story = next();
    return sketcher.sketch(story.story(), story.candidate().text(), index);
  }

  /** What the index proposes, and what a first look at it leaves. */
  @Benchmark
  public Object candidates() {
    Sketch sketch = next().sketch();
    return OverlapPrefilter.likeliest(new HeldSketch(sketch), index.candidates(sketch), IndexedStory::sketch);
  }

  /** All pairs that the first look left. */
  @Benchmark
  public double verify() {
    Prepared story = next();
    HeldSketch held = new HeldSketch(story.sketch());
    double likeliest = 0;
    for (IndexedStory member : story.proposed()) {
      Optional<Comparison> compared = Comparison.of(CopyModel.shipped(), held, story.candidate(), member);
      likeliest = Math.max(likeliest, compared.map(Comparison::probability).orElse(0.0));
    }
    return likeliest;
  }

  @Benchmark
  public Annotations annotate() {
    return annotator.annotate(next().story());
  }
}
