package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.CarriesMessage;
import io.wiredesk.schemas.WireStory;

/**
 * A message folded into its story, nothing of which is stored yet.
 *
 * @param before the story without it
 * @param received the story with it
 * @param message it, without original bytes, with its coordinates
 */
public record FoldedMessage(StoryState before, StoryFold.Received received, WireStory message)
    implements CarriesMessage {}
