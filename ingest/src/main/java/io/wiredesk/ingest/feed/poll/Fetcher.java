package io.wiredesk.ingest.feed.poll;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.client.ResponseTimeoutException;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.common.SessionProtocol;
import io.wiredesk.ingest.feed.ConnectionFailure;
import io.wiredesk.ingest.feed.poll.FetchResult.Failed;
import io.wiredesk.ingest.feed.poll.FetchResult.TooLarge;
import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import io.wiredesk.ingest.feed.settings.PollSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks URLs, and trusts no answer: the host is looked up once a hop, a private address is refused
 * unless the feed allows it, and the connection goes to the address that was checked (a name that
 * changes its address in between gains nothing). Redirects are followed by hand, each one checked
 * likewise. Size and time of an answer are bounded. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json,"
          + " application/xml;q=0.9, application/json;q=0.9, text/xml;q=0.9, */*;q=0.5";

  private final HostResolver resolver;
  private final InstantSource clock;
  private final ClientFactory clients =
      ClientFactory.builder()
          .workerGroup(1)
          .connectTimeout(Duration.ofSeconds(10))
          .idleTimeout(Duration.ofSeconds(30))
          .build();

  public Fetcher(HostResolver resolver, InstantSource clock) {
    this.resolver = resolver;
    this.clock = clock;
  }

  /**
   * Asks for what has changed.
   *
   * @param known of the last answer; {@link Validators#NONE} asks for all there is
   */
  public FetchResult get(URI url, Validators known, PollSettings settings) {
    URI at = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Hop answer = ask(at, url, known, settings);
      if (answer.end != null) {
        return answer.end;
      }
      at = answer.next;
    }
    return new Failed("more than " + MOST_REDIRECTS + " redirects; give the URL they lead to");
  }

  /** One request: it ends there, or goes on elsewhere. */
  private record Hop(@Nullable FetchResult end, URI next) {}

  private Hop ask(URI at, URI asked, Validators known, PollSettings settings) {
    InetAddress pinned;
    try {
      pinned = pin(at, settings);
    } catch (UnknownHostException e) {
      return new Hop(new Failed(String.valueOf(e.getMessage())), at);
    }
    AggregatedHttpResponse response;
    try {
      response =
          client(at, pinned, settings)
              .execute(request(at, asked, known, settings))
              .aggregate()
              .join();
    } catch (CompletionException e) {
      return new Hop(failure(at, e, settings), at);
    }
    if (response.status().isRedirection() && response.status().code() != 304) {
      return redirect(at, response);
    }
    return new Hop(
        FetchAnswers.read(at, response, !known.isEmpty(), settings.maxBytes(), clock), at);
  }

  /** The address to connect to. */
  private InetAddress pin(URI at, PollSettings settings) throws UnknownHostException {
    List<InetAddress> found;
    try {
      found = resolver.addresses(host(at));
    } catch (UnknownHostException e) {
      throw new UnknownHostException(
          "the host " + at.getHost() + " is not known; check the URL and the DNS");
    }
    for (InetAddress address : found) {
      if (PublicAddress.is(address)
          || settings.allow().stream().anyMatch(n -> n.contains(address))) {
        return address;
      }
    }
    throw new UnknownHostException(
        "%s is at %s, which is private; if that is meant, put its network under poll: allow"
            .formatted(
                at.getHost(), found.isEmpty() ? "no address" : found.get(0).getHostAddress()));
  }

  private WebClient client(URI at, InetAddress address, PollSettings settings) {
    boolean secure = isSecure(at);
    int port = at.getPort() >= 0 ? at.getPort() : secure ? 443 : 80;
    return WebClient.builder(
            secure ? SessionProtocol.HTTPS : SessionProtocol.H1C,
            Endpoint.of(host(at), port).withInetAddress(address))
        .factory(clients)
        .maxResponseLength(settings.maxBytes())
        .responseTimeout(settings.timeout())
        .writeTimeout(settings.timeout())
        .build();
  }

  private static RequestHeaders request(
      URI at, URI asked, Validators known, PollSettings settings) {
    String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
    RequestHeadersBuilder headers =
        RequestHeaders.builder(
            HttpMethod.GET, at.getRawQuery() == null ? path : path + "?" + at.getRawQuery());
    headers.set(HttpHeaderNames.ACCEPT, ACCEPT);
    headers.set(HttpHeaderNames.USER_AGENT, "Wiredesk");
    if (sameOrigin(at, asked)) {
      settings.headers().forEach((name, value) -> headers.set(name, value));
    }
    headers.set(HttpHeaderNames.ACCEPT_ENCODING, "gzip");
    if (known.etag() != null) {
      headers.set(HttpHeaderNames.IF_NONE_MATCH, known.etag());
    }
    if (known.lastModified() != null) {
      headers.set(HttpHeaderNames.IF_MODIFIED_SINCE, known.lastModified());
    }
    return headers.build();
  }

  private static Hop redirect(URI at, AggregatedHttpResponse response) {
    String location = response.headers().get(HttpHeaderNames.LOCATION);
    URI next;
    try {
      next = at.resolve(URI.create(location == null ? "" : location));
    } catch (IllegalArgumentException e) {
      return new Hop(new Failed("a redirect to what is no URL"), at);
    }
    String scheme = next.getScheme() == null ? "" : next.getScheme().toLowerCase(Locale.ROOT);
    if (location == null || next.getHost() == null || !scheme.matches("https?")) {
      return new Hop(new Failed("a redirect to what is no http or https URL"), at);
    }
    if (isSecure(at) && !isSecure(next)) {
      return new Hop(
          new Failed("a redirect from https to http, which anybody could read and change"), at);
    }
    return new Hop(null, next);
  }

  private static FetchResult failure(URI at, CompletionException e, PollSettings settings) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof ContentTooLargeException) {
      return new TooLarge(
          "The answer has more than " + settings.maxBytes() + " bytes (poll: maxBytes).");
    }
    if (cause instanceof ResponseTimeoutException) {
      return new Failed("no whole answer within " + settings.timeout() + " (timeout)");
    }
    return new Failed(
        "%s does not answer: %s".formatted(at.getHost(), ConnectionFailure.root(cause)));
  }

  private static boolean sameOrigin(URI a, URI b) {
    return isSecure(a) == isSecure(b)
        && a.getPort() == b.getPort()
        && a.getHost().equalsIgnoreCase(b.getHost());
  }

  private static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** Without the brackets of an IPv6 literal. */
  private static String host(URI url) {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public void close() {
    var unused = clients.closeAsync(); // nothing is in flight any more
  }
}
