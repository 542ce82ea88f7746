package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.message.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outcome and how it was come by, for people who set up a feed.
 *
 * @param format the format it was read as; null where none was found
 * @param sign what the format was recognised by; null where none was found
 * @param charset how the bytes were read, and why so; null where they were not
 * @param sources field of {@code WireStory} to the element that gave it
 */
public record ExplainedOutcome(
    Outcome outcome,
    @Nullable String format,
    @Nullable String sign,
    @Nullable String charset,
    Map<String, String> sources) {}
