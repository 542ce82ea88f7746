package io.wiredesk.ingest.feed.check;

/**
 * One thing that was looked at when a feed was checked.
 *
 * @param good whether it is as it should be
 * @param what such as poll or config
 * @param detail one line: what was found and, where it is not good, what to do
 */
public record Finding(boolean good, String what, String detail) {

  static Finding good(String what, String detail) {
    return new Finding(true, what, detail);
  }

  static Finding bad(String what, String detail) {
    return new Finding(false, what, detail);
  }
}
