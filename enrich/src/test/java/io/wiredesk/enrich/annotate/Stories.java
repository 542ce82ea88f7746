package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.Wires;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.WireStory;

/** Invented stories to annotate, and one annotator for all tests. */
public final class Stories {
  public static final Gazetteer GAZETTEER = Gazetteer.bundled();

  private Stories() {}

  /** Without headline, dateline or declared language. */
  public static WireStory.Builder story(String body) {
    return Wires.message("s", "x").setBody(body).setHeadline(null).setLanguage(null);
  }

  static Annotations annotate(String body) {
    return annotate(story(body));
  }

  static Annotations annotate(WireStory.Builder story) {
    return new Annotator(GAZETTEER).annotate(story.build());
  }
}
