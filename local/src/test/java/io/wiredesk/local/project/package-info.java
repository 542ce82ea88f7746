@NullMarked
package io.wiredesk.local.project;

import org.jspecify.annotations.NullMarked;
