package io.wiredesk.local.demo;

import java.util.Locale;

/**
 * What became of one item of a message, as read from topics and tables. The texts are those that
 * the manifest expects.
 */
sealed interface ItemFate {
  String text();

  /** Whether the pipeline is done with it. */
  default boolean settled() {
    return true;
  }

  /** How a stored revision stands. */
  enum Standing {
    /** The story's newest state. */
    CURRENT,
    /** Superseded; history. */
    PAST,
    /** Kept back by its provider, later freed by a newer one. */
    WITHHELD,
    /** Covered by a kill: no text is left. */
    KILLED,
    /** The kill itself. */
    KILL
  }

  /**
   * A row in {@code story_revision}.
   *
   * @param held whether it waited for an embargo or a release first
   */
  record Revision(int number, int of, Standing standing, boolean held) implements ItemFate {
    @Override
    public String text() {
      String rank = "revision " + number + " of " + of;
      String end = standing == Standing.PAST ? "" : ", " + standing.name().toLowerCase(Locale.ROOT);
      return (held && standing != Standing.WITHHELD ? "held, then " : "") + rank + end;
    }
  }

  /** Somebody else's story. */
  record Copied(String relation, String of) implements ItemFate {
    @Override
    public String text() {
      return relation + " copy of " + of;
    }
  }

  /** Said before; recorded and gone no further. */
  record Resend() implements ItemFate {
    @Override
    public String text() {
      return "resend";
    }
  }

  /** Refused, its bytes kept. */
  record Rejected(String code) implements ItemFate {
    @Override
    public String text() {
      return "rejected: " + code;
    }
  }

  /** Kept back by its provider for good: what frees the story is a message of its own. */
  record Withheld() implements ItemFate {
    @Override
    public String text() {
      return "withheld";
    }
  }

  /** Waiting for its time. */
  record Held() implements ItemFate {
    @Override
    public String text() {
      return "held";
    }

    @Override
    public boolean settled() {
      return false;
    }
  }

  /** Accepted, and in none of the places where it could be. */
  record Unseen(String where) implements ItemFate {
    @Override
    public String text() {
      return where;
    }

    @Override
    public boolean settled() {
      return false;
    }
  }

  /** A promise that was not kept. */
  record Broken(String text) implements ItemFate {}
}
