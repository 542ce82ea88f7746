package io.wiredesk.sink;

/** How many rows a batch came to; revisions counts stories' and copies' alike. */
record Written(int stories, int copies, int revisions, int kills) {
  static final Written NOTHING = new Written(0, 0, 0, 0);

  Written plus(Written other) {
    return new Written(
        stories + other.stories,
        copies + other.copies,
        revisions + other.revisions,
        kills + other.kills);
  }
}
