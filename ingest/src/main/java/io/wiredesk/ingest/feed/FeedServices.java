package io.wiredesk.ingest.feed;

import java.time.InstantSource;

/** What all feeds that ask for their messages share. */
public record FeedServices(
    Intake intake, Positions positions, FeedMeters meters, InstantSource clock) {}
