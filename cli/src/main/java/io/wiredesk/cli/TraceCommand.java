package io.wiredesk.cli;

import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.monitor.config.MonitorConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wiredesk trace}. Asks the monitor, which has read it all already. */
@Command(
    name = "trace",
    description = {
      "One story: when each of its messages was received, published, decided and why, stored and"
          + " read.",
      "Exit status 1 when nothing is known of it."
    })
final class TraceCommand implements Callable<Integer> {
  @Mixin ReportOptions options = new ReportOptions();

  @Option(
      names = "--url",
      description =
          "The monitor elsewhere, such as http://127.0.0.1:8620; monitor.listen unless given.")
  @Nullable URI url;

  @Parameters(paramLabel = "ID", description = "The story's id, as 'tail' and the console show it.")
  String id = "";

  @Override
  public Integer call() throws InterruptedException {
    MonitorConfig monitor = options.configFile().section("monitor", MonitorConfig.class);
    String base = url == null ? "http://" + monitor.listen() : url.toString();
    String asked =
        Http.below(
            base,
            "/api/v1/story/trace?lines="
                + !options.json()
                + "&id="
                + URLEncoder.encode(id, StandardCharsets.UTF_8));
    Http.Answer answer;
    try {
      HttpRequest.Builder request = Http.request(asked);
      if (monitor.token() != null) {
        request.header("Authorization", "Bearer " + monitor.token());
      }
      answer = Http.send(request.build());
    } catch (IOException e) {
      throw new CommandException("the monitor does not answer at " + base, e);
    }
    if (!answer.ok()) {
      throw new CommandException(answer.problem());
    }
    options.out().print(answer.body());
    options.out().flush();
    return 0;
  }
}
