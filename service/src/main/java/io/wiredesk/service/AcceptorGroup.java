package io.wiredesk.service;

import com.linecorp.armeria.common.Flags;
import com.linecorp.armeria.common.util.EventLoopGroups;
import com.linecorp.armeria.common.util.TransportType;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The thread that accepts a server's connections. It ends as soon as the server has stopped
 * listening: Netty would wait two seconds for work that may still come, of which there is none.
 */
public final class AcceptorGroup extends MultiThreadIoEventLoopGroup {
  private static final long AT_MOST_SECONDS = 2;

  private AcceptorGroup(String name) {
    super(1, new DefaultThreadFactory(name, false), NioIoHandler.newFactory());
  }

  /** For a server's {@code bossGroupFactory}. It must be of the transport that the server is of. */
  public static EventLoopGroup named(String name) {
    return Flags.transportType() == TransportType.NIO
        ? new AcceptorGroup(name)
        : EventLoopGroups.newEventLoopGroup(1, name);
  }

  @Override
  public Future<?> shutdownGracefully() {
    return shutdownGracefully(0, AT_MOST_SECONDS, TimeUnit.SECONDS);
  }
}
