/**
 * Which installation a command talks to, and how it is reached: the options --data and --config,
 * the endpoints file that a running stack leaves, small HTTP requests, the setting up of topics and
 * schemas. Options come in, configuration and connections go out. It may use schemas, service and
 * how commands talk (terminal), and knows no command.
 */
@NullMarked
package io.wiredesk.cli.cluster;

import org.jspecify.annotations.NullMarked;
