@NullMarked
package io.wiredesk.service;

import org.jspecify.annotations.NullMarked;
