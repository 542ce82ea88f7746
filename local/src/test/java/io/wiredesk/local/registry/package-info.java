@NullMarked
package io.wiredesk.local.registry;

import org.jspecify.annotations.NullMarked;
