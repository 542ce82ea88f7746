package io.wiredesk.ingest.format.message;

import java.util.Locale;

/**
 * Why something is no story. The codes are part of the contract: names are added, never changed.
 */
public enum RejectCode {
  /** No bytes, or nothing but white space. */
  EMPTY,
  /** Not text in any charset. */
  BINARY,
  /** Text, but no format recognises it. */
  UNKNOWN_FORMAT,
  /** XML with a document type declaration, which is never read. */
  DOCTYPE,
  /** XML or JSON that breaks the rules of its syntax. */
  NOT_WELL_FORMED,
  /** Ends in the middle. */
  TRUNCATED,
  /** Nested too deeply, too many attributes or the like. */
  LIMIT,
  /** Neither an identifier nor any text. */
  NO_IDENTITY,
  /** A message without a single item. */
  NO_ITEMS,
  /** More items than one message may hold. */
  TOO_MANY_ITEMS,
  /** An embargo whose time cannot be read: publishing the story could break it. */
  EMBARGO_UNREADABLE,
  /** Larger than the feed or the topic takes. */
  TOO_LARGE,
  /** The file cannot be opened or read. */
  UNREADABLE,
  /** Said to be gzip, but is not, or not whole. */
  NOT_GZIP,
  /** A fault of ours; the log has the stack trace. */
  INTERNAL_ERROR;

  /** As written on {@code wire.rejected} and in answers, such as {@code no-identity}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
