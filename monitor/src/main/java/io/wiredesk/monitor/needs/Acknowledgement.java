package io.wiredesk.monitor.needs;

import java.time.Instant;

/** Somebody took it on. */
public record Acknowledgement(String by, String reason, Instant at) {}
