/**
 * What every process of ours has: its configuration file, its health, its metrics, an HTTP server,
 * and how it is stopped. It knows the topics and their schemas, and no role in particular.
 */
@NullMarked
package io.wiredesk.service;

import org.jspecify.annotations.NullMarked;
