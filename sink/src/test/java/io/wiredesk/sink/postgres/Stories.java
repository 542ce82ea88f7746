package io.wiredesk.sink.postgres;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Related;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stories as enrich would send them, invented. */
public final class Stories {
  public static final Instant DAY = Instant.parse("2026-03-01T08:00:00Z");

  private Stories() {}

  /** The {@code number}th of its story's revisions, current, with text. */
  public static Story story(String id, int number) {
    return Story.newBuilder()
        .setWire(wire(id, number))
        .setRevision(revision(number))
        .setRelated(new ArrayList<>())
        .build();
  }

  public static Story superseded(String id, int number) {
    Story story = story(id, number);
    story.getRevision().setCurrent(false);
    return story;
  }

  public static Story kill(String id, int number) {
    Story story = story(id, number);
    story.getWire().setPubStatus(PubStatus.canceled);
    story.getWire().setHeadline(null);
    story.getWire().setBody("");
    story.getRevision().setKilledAt(DAY.plusSeconds(number));
    return story;
  }

  public static Story copy(String id, int number, String of) {
    return asCopy(story(id, number), of);
  }

  public static Story asCopy(Story story, String of) {
    story.setCopy(new Copy(Relation.EXACT, of, "group-1", 1.0, List.of("same text")));
    return story;
  }

  /** A word in every place where a message may tell of its text. */
  public static Story told(String id, int number) {
    Story story = story(id, number);
    WireStory wire = story.getWire();
    wire.setGuid("urn:" + id);
    wire.setUrgency(3);
    wire.setHeadline("Telltale");
    wire.setSubheadline("Telltale");
    wire.setSlugline("Telltale");
    wire.setByline("Telltale");
    wire.setCreditline("Telltale");
    wire.setDateline(new Dateline("Telltale", "Telltale", null, null));
    wire.setBody("Telltale");
    wire.setCopyrightNotice("Telltale");
    wire.setUsageTerms("Telltale");
    wire.setWarnings(List.of("Telltale"));
    List<Concept> concepts = List.of(new Concept("Telltale", "Telltale"));
    wire.setSubjects(concepts);
    wire.setPlaces(concepts);
    wire.setGenres(concepts);
    wire.setKeywords(concepts);
    wire.setEdNotes(List.of(new EdNote(null, "Telltale")));
    story.setRelated(List.of(new Related("x", List.of("Telltale"))));
    story.getRevision().setChangedFields(List.of("Telltale"));
    story.setAnnotations(
        Annotations.newBuilder()
            .setLanguage("en")
            .setPeople(List.of("Telltale"))
            .setOrganisations(List.of("Telltale"))
            .setPlaces(List.of())
            .setTopics(List.of())
            .setTickers(List.of("Telltale"))
            .setWordCount(1)
            .setReadingSeconds(1)
            .build());
    return story;
  }

  private static WireStory wire(String id, int number) {
    return WireStory.newBuilder()
        .setStoryId(id)
        .setVersion(String.valueOf(number))
        .setVersionOrdinal((long) number)
        .setPubStatus(PubStatus.usable)
        .setChange(number == 1 ? Change.new$ : Change.update)
        .setTimeSource(TimeSource.explicit)
        .setVersionCreated(DAY.plusSeconds(number))
        .setReceivedAt(DAY.plusSeconds(number + 60L))
        .setHeadline("Lighthouse reopens, take " + number)
        .setSlugline("lighthouse")
        .setBody("The lighthouse reopened on Sunday, take " + number + ".\n\nVisitors came.")
        .setLanguage("en")
        .setFeed("demo")
        .setProvider("Harbour News")
        .setTransport("http")
        .setFormat("ninjs")
        .setOriginalSha256("00")
        .setRawRef(new RawRef(0, (long) number))
        .build();
  }

  private static Revision revision(int number) {
    return Revision.newBuilder()
        .setNumber(number)
        .setChange(number == 1 ? Change.new$ : Change.update)
        .setCurrent(true)
        .setKey("key-" + number)
        .setOrder("order-%05d".formatted(number))
        .setSupersedes(number == 1 ? null : "key-" + (number - 1))
        .setChangedFields(number == 1 ? List.of() : List.of("headline", "body"))
        .build();
  }
}
