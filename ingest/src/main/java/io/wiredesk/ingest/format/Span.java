package io.wiredesk.ingest.format;

/** A part of a message's text, in chars: {@code from} inclusive, {@code to} exclusive. */
record Span(int from, int to) {

  Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no span: " + from + " to " + to);
    }
  }
}
