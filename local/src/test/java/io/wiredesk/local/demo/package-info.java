@NullMarked
package io.wiredesk.local.demo;

import org.jspecify.annotations.NullMarked;
