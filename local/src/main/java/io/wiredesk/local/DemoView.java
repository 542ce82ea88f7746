package io.wiredesk.local;

import java.sql.SQLException;
import java.util.List;

/** Looks at topics and tables, again and again. For one thread. */
final class DemoView implements AutoCloseable {
  private final DemoTopics topics;
  private final DemoTables tables;

  DemoView(Endpoints endpoints) throws SQLException {
    tables = new DemoTables(endpoints.postgres());
    topics = new DemoTopics(endpoints);
  }

  /**
   * What became of the messages so far.
   *
   * @param stored whether storage has taken all that was seen on the topics it reads
   */
  record Look(List<DemoVerdict> verdicts, boolean stored) {
    List<String> ends() {
      return verdicts.stream().map(DemoVerdict::became).toList();
    }

    boolean drained() {
      return stored && verdicts.stream().allMatch(DemoVerdict::settled);
    }

    boolean asExpected() {
      return verdicts.stream().allMatch(DemoVerdict::asExpected);
    }
  }

  Look look(List<DemoSent> sent) throws SQLException {
    topics.read();
    boolean stored = tables.holds(topics.published());
    DemoJudge judge = new DemoJudge(sent, topics.evidence(tables.rows()));
    return new Look(sent.stream().map(judge::judge).toList(), stored);
  }

  @Override
  public void close() throws SQLException {
    topics.close();
    tables.close();
  }
}
