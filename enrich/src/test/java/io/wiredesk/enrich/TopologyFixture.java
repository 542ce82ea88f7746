package io.wiredesk.enrich;

import org.junit.jupiter.api.AfterEach;

/** The topology in its test driver, new for each test. */
public abstract class TopologyFixture {
  protected final Scratch scratch = new Scratch();
  protected final Bench bench = new Bench(scratch.dir());

  @AfterEach
  protected void close() {
    bench.close();
    scratch.close();
  }
}
