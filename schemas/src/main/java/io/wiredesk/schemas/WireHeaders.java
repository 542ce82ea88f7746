package io.wiredesk.schemas;

/** Record headers that are part of the contract. */
public final class WireHeaders {
  /**
   * On a record that an operator put on {@code wire.raw} again after a later stage had failed on
   * it; its value, in UTF-8, names the rejected copy. Where the message is known already, enrich
   * tells of the resend, as of any, and publishes its revision once more.
   */
  public static final String REPLAY = "wiredesk-replay";

  private WireHeaders() {}
}
