@NullMarked
package io.wiredesk.monitor.reconcile;

import org.jspecify.annotations.NullMarked;
