@NullMarked
package io.wiredesk.ingest.format.mail;

import org.jspecify.annotations.NullMarked;
