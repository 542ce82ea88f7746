package io.wiredesk.cli.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a running stack is reached: {@code endpoints.json} in its data folder. It holds passwords,
 * so only its owner may read it; a stack that stops in order takes it away.
 *
 * @param kafka bootstrap servers
 * @param registry URL of the schema registry
 * @param ingest URL of ingest
 * @param connect URL of Kafka Connect's REST interface
 * @param monitor URL of monitor
 * @param postgres the database
 * @param feeds by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Endpoints(
    String kafka,
    String registry,
    String ingest,
    String connect,
    String monitor,
    Postgres postgres,
    Map<String, Feed> feeds) {
  public static final String FILE = "endpoints.json";

  /** The configuration of the roles, beside it in the data folder. */
  public static final String CONFIG_FILE = "wiredesk.yaml";

  /** What {@code ${env:NAME}} means in the connectors' configuration, where a stack runs. */
  public static final String VARIABLES_FILE = "connector.properties";

  private static final int CONNECT_MS = 2_000;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** How to reach the database over JDBC. */
  public record Postgres(String url, String user, String password) {
    @Override
    public String toString() {
      return "Postgres[url=" + url + ", user=" + user + "]";
    }
  }

  /**
   * A feed of the stack.
   *
   * @param key the bearer key for pushing
   * @param inbox the folder to drop files into
   * @param sftp where to upload files to; the key is the password
   */
  public record Feed(String key, String inbox, String sftp) {
    @Override
    public String toString() {
      return "Feed[inbox=" + inbox + ", sftp=" + sftp + "]";
    }
  }

  public Endpoints {
    feeds = Map.copyOf(feeds);
  }

  /**
   * Reads the file that a running stack left in its data folder.
   *
   * @throws CommandException when there is none
   */
  public static Endpoints read(Path data) {
    Path file = data.resolve(FILE);
    try {
      return JSON.readValue(Files.readString(file), Endpoints.class);
    } catch (NoSuchFileException e) {
      throw new CommandException(
          "no stack runs in " + data + "; start one with 'wiredesk up --data " + data + "'", e);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A stack that was killed leaves its file behind.
   *
   * @throws CommandException when nothing listens where its broker was
   */
  void requireRunning(Path data) {
    int colon = kafka.lastIndexOf(':');
    InetSocketAddress broker =
        new InetSocketAddress(
            kafka.substring(0, colon), Integer.parseInt(kafka.substring(colon + 1)));
    try (Socket socket = new Socket()) {
      socket.connect(broker, CONNECT_MS);
    } catch (IOException e) {
      throw new CommandException(
          "the stack in %s does not run any more: nothing listens at %s; start it with 'wiredesk up --data %s'"
              .formatted(data, kafka, data),
          e);
    }
  }

  /** As {@link #read} takes it. */
  public String toJson() throws IOException {
    return JSON.writeValueAsString(this) + "\n";
  }
}
