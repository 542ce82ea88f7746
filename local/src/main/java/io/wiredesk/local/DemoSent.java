package io.wiredesk.local;

import java.nio.ByteBuffer;

/**
 * A message on its way through the pipeline.
 *
 * @param bytes as sent, before any compression
 * @param fileName its name in the inbox, or as shipped
 */
record DemoSent(DemoMessage message, ByteBuffer bytes, String fileName, DemoAnswer answer) {}
