package io.wiredesk.enrich;

import org.junit.jupiter.api.AfterEach;

/** The topology in its test driver, new for each test. */
abstract class TopologyFixture {
  final Scratch scratch = new Scratch();
  final Bench bench = new Bench(scratch.dir());

  @AfterEach
  void close() {
    bench.close();
    scratch.close();
  }
}
