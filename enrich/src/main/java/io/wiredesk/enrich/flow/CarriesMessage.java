package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.WireStory;

/** What goes from stage to stage on behalf of one message, which is rejected if a stage fails. */
public interface CarriesMessage {
  WireStory message();
}
