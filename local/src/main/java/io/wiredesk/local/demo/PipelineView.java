package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import java.sql.SQLException;
import java.util.List;

/** Looks at topics and tables, again and again. For one thread. */
final class PipelineView implements AutoCloseable {
  private final TopicRecords topics;
  private final StoredRows tables;

  PipelineView(Endpoints endpoints) throws SQLException {
    tables = new StoredRows(endpoints.postgres());
    topics = new TopicRecords(endpoints);
  }

  /**
   * What became of the messages so far.
   *
   * @param stored whether storage has taken all that was seen on the topics it reads
   */
  record Look(List<MessageVerdict> verdicts, boolean stored) {
    List<String> ends() {
      return verdicts.stream().map(MessageVerdict::became).toList();
    }

    boolean drained() {
      return stored && verdicts.stream().allMatch(MessageVerdict::settled);
    }

    boolean asExpected() {
      return verdicts.stream().allMatch(MessageVerdict::asExpected);
    }
  }

  Look look(List<SentMessage> sent) throws SQLException {
    topics.read();
    boolean stored = tables.holds(topics.published());
    FateJudge judge = new FateJudge(sent, topics.evidence(tables.rows()));
    return new Look(sent.stream().map(judge::judge).toList(), stored);
  }

  @Override
  public void close() throws SQLException {
    topics.close();
    tables.close();
  }
}
