@NullMarked
package io.wiredesk.local.benchmark;

import org.jspecify.annotations.NullMarked;
