package io.wiredesk.sink.connect;

/** How many rows a batch came to; revisions counts stories' and copies' alike. */
public record WrittenCounts(int stories, int copies, int revisions, int kills) {
  public static final WrittenCounts NOTHING = new WrittenCounts(0, 0, 0, 0);

  public WrittenCounts plus(WrittenCounts other) {
    return new WrittenCounts(
        stories + other.stories,
        copies + other.copies,
        revisions + other.revisions,
        kills + other.kills);
  }
}
