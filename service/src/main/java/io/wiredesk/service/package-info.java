/** What every role process has: its configuration file, its health and its metrics. */
@NullMarked
package io.wiredesk.service;

import org.jspecify.annotations.NullMarked;
