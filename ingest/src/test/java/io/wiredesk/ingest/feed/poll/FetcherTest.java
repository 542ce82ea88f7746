package io.wiredesk.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.poll.FetchResult.Failed;
import io.wiredesk.ingest.feed.poll.FetchResult.Fetched;
import io.wiredesk.ingest.feed.poll.FetchResult.NotModified;
import io.wiredesk.ingest.feed.poll.FetchResult.TooLarge;
import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server on loopback that does its worst; the names are this test's own. */
class FetcherTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<InetAddress>> names = new HashMap<>();
  private final List<String> lookedUp = new ArrayList<>();
  private final List<Headers> requests = new ArrayList<>();
  private final Fetcher fetcher = new Fetcher(this::lookUp, new TestClock());
  private HttpServer server;

  FetcherTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() throws Exception {
    server.setExecutor(threads);
    server.start();
    names.put("news.example", List.of(InetAddress.getLoopbackAddress()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
    fetcher.close();
  }

  @Test
  void anAnswerWithItsValidators() throws Exception {
    serve(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.getResponseHeaders().set("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT");
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          send(exchange, 200, "hello".getBytes(UTF_8));
        });
    FetchResult answer = get("/feed?section=1", Validators.NONE, "");
    assertThat(answer).isInstanceOf(Fetched.class);
    Fetched fetched = (Fetched) answer;
    assertThat(fetched.body()).asString(UTF_8).isEqualTo("hello");
    assertThat(fetched.contentType()).isEqualTo("application/json");
    assertThat(fetched.validators())
        .isEqualTo(new Validators("\"v1\"", "Mon, 02 Mar 2026 10:00:00 GMT"));
    assertThat(requests.get(0).getFirst("Host")).startsWith("news.example:");
    assertThat(requests.get(0)).doesNotContainKeys("If-none-match", "If-modified-since");
  }

  @Test
  void conditional() throws Exception {
    serve("/feed", exchange -> send(exchange, 304, new byte[0]));
    assertThat(get("/feed", new Validators("\"v1\"", "then"), "")).isInstanceOf(NotModified.class);
    assertThat(requests.get(0).getFirst("If-none-match")).isEqualTo("\"v1\"");
    assertThat(requests.get(0).getFirst("If-modified-since")).isEqualTo("then");
  }

  @Test
  void notModifiedThatNobodyAskedForIsAFailure() throws Exception {
    serve("/feed", exchange -> send(exchange, 304, new byte[0]));
    assertFailed(get("/feed", Validators.NONE, ""), "304");
  }

  @Test
  void gzip() throws Exception {
    serve("/feed", exchange -> sendGzip(exchange, "hello".getBytes(UTF_8)));
    assertThat(((Fetched) get("/feed", Validators.NONE, "")).body())
        .asString(UTF_8)
        .isEqualTo("hello");
  }

  @Test
  void gzipBomb() throws Exception {
    serve("/feed", exchange -> sendGzip(exchange, new byte[20 * 1024 * 1024]));
    assertTooLarge(get("/feed", Validators.NONE, ""), "inflates");
  }

  @Test
  void aBodyWithoutEnd() throws Exception {
    serve(
        "/feed",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            byte[] more = new byte[64 * 1024];
            while (true) {
              out.write(more); // until the other side hangs up
            }
          }
        });
    assertTooLarge(get("/feed", Validators.NONE, "maxBytes: 1000000"), "more than 1000000 bytes");
  }

  @Test
  void anAnswerThatNeverCloses() throws Exception {
    serve(
        "/feed",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush(); // and nothing more
        });
    assertFailed(get("/feed", Validators.NONE, "timeout: PT0.5S"), "within PT0.5S");
  }

  @ParameterizedTest
  @CsvSource({"500,500", "401,headers", "404,check the URL", "204,204"})
  void otherStatuses(int status, String says) throws Exception {
    serve("/feed", exchange -> send(exchange, status, new byte[0]));
    assertFailed(get("/feed", Validators.NONE, ""), says);
  }

  @ParameterizedTest
  @CsvSource({"120,PT2M", "'Mon, 02 Mar 2026 10:05:00 GMT',PT5M", "soon,", "-1,"})
  void retryAfter(String header, Duration expected) throws Exception {
    serve(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", header);
          send(exchange, 503, new byte[0]);
        });
    assertThat(((Failed) get("/feed", Validators.NONE, "")).retryAfter()).isEqualTo(expected);
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    serve("/old", exchange -> redirect(exchange, "/new"));
    serve("/new", exchange -> send(exchange, 200, "here".getBytes(UTF_8)));
    assertThat(get("/old", Validators.NONE, "")).isInstanceOf(Fetched.class);
  }

  @Test
  void butNotForEver() throws Exception {
    serve("/old", exchange -> redirect(exchange, "/old"));
    assertFailed(get("/old", Validators.NONE, ""), "redirects");
    assertThat(requests).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://inside.example/",
        "http://2130706433.example/"
      })
  void aRedirectToAPrivateAddressIsRefused(String target) throws Exception {
    names.put("inside.example", List.of(InetAddress.getByName("192.168.7.7")));
    names.put("2130706433.example", List.of(InetAddress.getByName("10.1.1.1")));
    serve("/feed", exchange -> redirect(exchange, target));
    assertFailed(get("/feed", Validators.NONE, ""), "private");
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://news.example/", "gopher:x", "::", ""})
  void aRedirectToAnythingButHttpIsRefused(String target) throws Exception {
    serve("/feed", exchange -> redirect(exchange, target));
    assertThat(get("/feed", Validators.NONE, "")).isInstanceOf(Failed.class);
  }

  @Test
  void aPrivateAddressIsRefusedUnlessAllowed() throws Exception {
    serve("/feed", exchange -> send(exchange, 200, "x".getBytes(UTF_8)));
    FeedSettings closed = FeedSamples.feed("{poll: {urls: ['" + url("/feed") + "']}}");
    FetchResult answer =
        fetcher.get(url("/feed"), Validators.NONE, Objects.requireNonNull(closed.poll()));
    assertFailed(answer, "poll: allow");
    assertThat(requests).isEmpty();
  }

  /** The name's address is looked up once, checked, and connected to: it cannot change between. */
  @Test
  void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
    serve("/feed", exchange -> send(exchange, 200, "x".getBytes(UTF_8)));
    assertThat(get("/feed", Validators.NONE, "")).isInstanceOf(Fetched.class);
    assertThat(lookedUp).containsExactly("news.example");
  }

  @Test
  void ofSeveralAddressesAPermittedOneIsTaken() throws Exception {
    names.put(
        "news.example",
        List.of(InetAddress.getByName("10.9.9.9"), InetAddress.getLoopbackAddress()));
    serve("/feed", exchange -> send(exchange, 200, "x".getBytes(UTF_8)));
    assertThat(get("/feed", Validators.NONE, "")).isInstanceOf(Fetched.class);
  }

  @Test
  void credentialsGoToNoOtherHost() throws Exception {
    names.put("elsewhere.example", List.of(InetAddress.getLoopbackAddress()));
    String elsewhere = "http://elsewhere.example:" + server.getAddress().getPort() + "/feed";
    serve("/old", exchange -> redirect(exchange, elsewhere));
    serve("/feed", exchange -> send(exchange, 200, "x".getBytes(UTF_8)));
    get("/old", Validators.NONE, "headers: {Authorization: Bearer secret}");
    assertThat(requests.get(0).getFirst("Authorization")).isEqualTo("Bearer secret");
    assertThat(requests.get(1)).doesNotContainKey("Authorization");
  }

  @Test
  void anUnknownHost() {
    FetchResult answer =
        fetcher.get(
            URI.create("http://nowhere.example/"), Validators.NONE, settings("x: 1", false));
    assertFailed(answer, "not known");
  }

  @Test
  void nobodyListens() throws Exception {
    serve("/feed", exchange -> send(exchange, 200, new byte[0]));
    server.stop(0);
    assertFailed(get("/feed", Validators.NONE, ""), "does not answer");
  }

  private static void assertFailed(FetchResult answer, String says) {
    assertThat(answer).isInstanceOf(Failed.class);
    assertThat(((Failed) answer).reason()).contains(says).doesNotContain("\n");
  }

  private static void assertTooLarge(FetchResult answer, String says) {
    assertThat(answer).isInstanceOf(TooLarge.class);
    assertThat(((TooLarge) answer).reason()).contains(says).doesNotContain("\n");
  }

  private FetchResult get(String path, Validators known, String more) {
    return fetcher.get(url(path), known, settings(more, true));
  }

  private URI url(String path) {
    return URI.create("http://news.example:" + server.getAddress().getPort() + path);
  }

  private PollSettings settings(String more, boolean extra) {
    String yaml =
        "{poll: {urls: ['%s'], allow: [127.0.0.1]%s}}"
            .formatted(url("/feed"), extra && !more.isEmpty() ? ", " + more : "");
    return Objects.requireNonNull(FeedSamples.feed(yaml).poll());
  }

  private List<InetAddress> lookUp(String host) throws UnknownHostException {
    lookedUp.add(host);
    if (host.matches("[0-9.:]+")) {
      return List.of(InetAddress.getByName(host));
    }
    List<InetAddress> found = names.get(host);
    if (found == null) {
      throw new UnknownHostException(host);
    }
    return found;
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private void serve(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange.getRequestHeaders());
          handler.handle(exchange);
        });
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().set("Location", target);
    send(exchange, 302, new byte[0]);
  }

  private static void sendGzip(HttpExchange exchange, byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    send(exchange, 200, out.toByteArray());
  }
}
