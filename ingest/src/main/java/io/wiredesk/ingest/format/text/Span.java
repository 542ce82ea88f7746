package io.wiredesk.ingest.format.text;

/** A part of a message's text, in chars: {@code from} inclusive, {@code to} exclusive. */
public record Span(int from, int to) {

  public Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no span: " + from + " to " + to);
    }
  }
}
