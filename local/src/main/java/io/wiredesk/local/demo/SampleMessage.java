package io.wiredesk.local.demo;

import org.jspecify.annotations.Nullable;

/**
 * One message of the sample wire, as its manifest lists it.
 *
 * @param id how other lines of the manifest call it
 * @param file its text, under {@code demo/wire/}
 * @param feed the feed it comes through
 * @param type its Content-Type; null for a file in an inbox
 * @param gzip whether the push is compressed
 * @param what a few words for people
 * @param answer the HTTP status expected, or the folder that the file should be moved to
 * @param expect what should become of it, in the words of {@link FateJudge}
 * @param after not sent before that message is stored, since a reprint comes after its story
 */
public record SampleMessage(
    String id,
    String file,
    String feed,
    Via via,
    @Nullable String type,
    boolean gzip,
    String what,
    String answer,
    String expect,
    @Nullable String after) {

  /** How a message reaches ingest. */
  enum Via {
    /** Pushed over HTTP. */
    http,
    /** Dropped into the feed's inbox folder. */
    inbox
  }

  public SampleMessage {
    if (via == Via.http && type == null) {
      throw new IllegalArgumentException("demo message " + id + ": a push needs a type");
    }
  }
}
