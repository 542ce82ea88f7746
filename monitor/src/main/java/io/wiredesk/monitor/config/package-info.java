/**
 * The monitor section of the configuration file, the database it names, and the feeds that are
 * named with their longest normal pause. Text from the file comes in; records that were checked
 * when they were built go out, and an error names its key. Knows no other room.
 */
@NullMarked
package io.wiredesk.monitor.config;

import org.jspecify.annotations.NullMarked;
