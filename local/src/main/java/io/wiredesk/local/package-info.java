/**
 * Everything on one machine: the wiredesk launcher's main class, which adds to the commands of cli
 * the two that start a stack in this process. Arguments come in, a running stack or an exit status
 * goes out. It may use every room of this module and of cli; nobody uses it.
 */
@NullMarked
package io.wiredesk.local;

import org.jspecify.annotations.NullMarked;
