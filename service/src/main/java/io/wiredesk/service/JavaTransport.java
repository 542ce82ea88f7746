package io.wiredesk.service;

import com.linecorp.armeria.common.FlagsProvider;
import com.linecorp.armeria.common.util.TransportType;

/**
 * Java's own sockets for Armeria, on every system the same ones, as {@link AcceptorGroup} wants
 * them. Found by its entry in {@code META-INF/services}; Armeria's system property goes before it.
 */
public final class JavaTransport implements FlagsProvider {
  @Override
  public int priority() {
    return 1;
  }

  @Override
  public TransportType transportType() {
    return TransportType.NIO;
  }
}
