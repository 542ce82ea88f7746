package io.wiredesk.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be closed in the reverse order; one that fails does not keep the others. */
public final class StartedParts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StartedParts.class);

  private final String owner;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /**
   * @param owner named in the log when a part does not close
   */
  public StartedParts(String owner) {
    this.owner = owner;
  }

  /** Keeps the part, and hands it back. */
  public <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) { // the parts below must close all the same
        log.warn("part_not_closed owner={}", owner, e);
      }
    }
  }
}
