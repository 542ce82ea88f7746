@NullMarked
package io.wiredesk.local.fault;

import org.jspecify.annotations.NullMarked;
