package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.WireStory;

/** What went wrong with one entry of scheduled work, which is done with it. */
public final class ScheduledFault extends RuntimeException implements CarriesMessage {
  private static final long serialVersionUID = 1L;

  private final transient WireStory message;

  /**
   * @param message that is set aside
   */
  public ScheduledFault(WireStory message, Throwable cause) {
    super(cause);
    this.message = message;
  }

  @Override
  public WireStory message() {
    return message;
  }
}
