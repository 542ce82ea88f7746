package io.wiredesk.local.demo;

import java.nio.ByteBuffer;

/**
 * A message on its way through the pipeline.
 *
 * @param bytes as sent, before any compression
 * @param fileName its name in the inbox, or as shipped
 */
public record SentMessage(
    SampleMessage message, ByteBuffer bytes, String fileName, IngestAnswer answer) {}
