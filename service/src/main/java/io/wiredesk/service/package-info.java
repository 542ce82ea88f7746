/**
 * What every process of ours has: its configuration file, its health, its metrics, a reader of
 * topics.
 */
@NullMarked
package io.wiredesk.service;

import org.jspecify.annotations.NullMarked;
