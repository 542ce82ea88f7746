package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.server.ServerBuilder;
import io.netty.channel.Channel;
import io.wiredesk.ingest.feed.ClientAddress;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedMeters.Refusal;

/** Bounds the connections of one address; one more is closed before it has said anything. */
public final class ConnectionLimit {
  private final AddressBudgets connections;
  private final FeedMeters meters;

  /**
   * @param most of one address
   */
  public ConnectionLimit(int most, FeedMeters meters) {
    this.connections = new AddressBudgets(most);
    this.meters = meters;
  }

  /** Bounds the connections of a server. */
  public void addTo(ServerBuilder server) {
    server.childChannelPipelineCustomizer(pipeline -> accept(pipeline.channel()));
  }

  private void accept(Channel channel) {
    String address = ClientAddress.of(channel.remoteAddress());
    if (connections.tryTake(address, 1)) {
      var unused = channel.closeFuture().addListener(closed -> connections.giveBack(address, 1));
    } else {
      meters.refused(Refusal.CONNECTIONS);
      var unused = channel.close();
    }
  }
}
