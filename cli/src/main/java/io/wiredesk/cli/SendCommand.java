package io.wiredesk.cli;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.cli.terminal.JsonLinesOption;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.ProgressLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiredesk send}. Prints ingest's answer, one line of JSON a file. */
@Command(
    name = "send",
    description = "Pushes files to ingest; prints its answer, one line of JSON a file.")
final class SendCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder of a stack that runs here (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(names = "--url", description = "Ingest elsewhere, such as http://127.0.0.1:8600.")
  @Nullable URI url;

  @Option(names = "--key", description = "The feed's bearer key there.")
  @Nullable String key;

  @Option(names = "--format", description = "The only format to try; otherwise ingest finds out.")
  @Nullable String format;

  @Option(names = "--content-type", description = "A hint for ingest, such as text/plain.")
  @Nullable String contentType;

  @Parameters(index = "0", paramLabel = "FEED", description = "The feed to send as.")
  String feed = "";

  @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "What to send.")
  List<Path> files = List.of();

  @Mixin JsonLinesOption json = new JsonLinesOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logs.quiet();
    String address = address();
    String bearer = bearer();
    int failures = 0;
    try (ProgressLine progress =
        ProgressLine.of(spec.commandLine().getErr(), "sent", files.size())) {
      for (Path file : files) {
        failures += send(address, bearer, file) ? 0 : 1;
        progress.step();
      }
    }
    return failures == 0 ? 0 : 1;
  }

  private boolean send(String address, String bearer, Path file)
      throws IOException, InterruptedException {
    Http.Answer answer;
    try {
      HttpRequest.Builder request =
          Http.request(address)
              .header("Authorization", "Bearer " + bearer)
              .POST(HttpRequest.BodyPublishers.ofFile(file));
      if (contentType != null) {
        request.header("Content-Type", contentType);
      }
      answer = Http.send(request.build());
    } catch (FileNotFoundException e) {
      spec.commandLine().getErr().println("wiredesk: " + file + ": no such file");
      return false;
    } catch (IOException e) {
      throw new CommandException("ingest does not answer at " + address, e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.body().replaceAll("(?<![ \\t])[ \\t]*+\\R\\s*+", " ").strip());
    if (!answer.ok()) {
      spec.commandLine().getErr().println("wiredesk: " + file + ": HTTP " + answer.status());
    }
    return answer.ok();
  }

  private String address() {
    String base = url != null ? url.toString() : Endpoints.read(data).ingest();
    String query = format == null ? "" : "?format=" + encoded(format);
    return Http.below(base, "/v1/feeds/" + encoded(feed) + query);
  }

  private String bearer() {
    if (key != null) {
      return key;
    }
    if (url != null) {
      throw new CommandException(
          "--url needs --key: the bearer key that " + url + " knows for the feed '" + feed + "'");
    }
    Endpoints endpoints = Endpoints.read(data);
    Endpoints.Feed known = endpoints.feeds().get(feed);
    if (known == null) {
      throw new CommandException(
          "no feed '"
              + feed
              + "' here; there is "
              + endpoints.feeds().keySet()
              + ", or pass --key");
    }
    return known.key();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
