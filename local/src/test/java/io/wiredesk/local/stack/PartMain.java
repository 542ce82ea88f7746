package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.local.registry.RegistryServer;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * One server that the roles need, as the one-machine stack starts it, in this process: {@code kafka
 * dataFolder kafka=9092,…}. Prints {@code ready}, and ends in order when it is told to.
 */
final class PartMain {
  private PartMain() {}

  public static void main(String[] args) throws Exception {
    PortRole role = PortRole.valueOf(args[0].toUpperCase(Locale.ROOT));
    AutoCloseable running = start(role, Path.of(args[1]), ports(args[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running), "stop"));
    System.out.println("ready");
    new CountDownLatch(1).await(); // the process ends in its shutdown hook
  }

  private static AutoCloseable start(PortRole role, Path data, Ports ports) throws Exception {
    KafkaExits.tame(
        Thread.currentThread()::equals,
        line -> {
          System.out.println(line);
          Runtime.getRuntime().halt(1);
        });
    Distribution distribution = Distribution.current();
    return switch (role) {
      case KAFKA -> new KafkaBroker(data.resolve("kafka"), ports).start();
      case REGISTRY -> {
        ConfigFile config = ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE));
        yield RegistryServer.start(config.section("kafka", KafkaSettings.class), ports.of(role));
      }
      case CONNECT -> {
        Path variables = data.resolve(Endpoints.VARIABLES_FILE);
        boolean archive = Files.readString(variables).contains("WIREDESK_ICEBERG_");
        yield new ConnectWorker(ports, distribution, archive, variables).start();
      }
      case POSTGRES -> {
        PostgresServer server =
            new PostgresServer(
                data.resolve("postgres"), distribution.postgresPrograms(), ports.of(role));
        server.stopOrphan();
        yield server.start();
      }
      default -> throw new IllegalArgumentException(role + " is a role of the pipeline");
    };
  }

  private static Ports ports(String numbers) {
    Map<PortRole, Integer> ports = new HashMap<>();
    for (String each : numbers.split(",", -1)) {
      String[] words = each.split("=", 2);
      ports.put(PortRole.valueOf(words[0].toUpperCase(Locale.ROOT)), Integer.valueOf(words[1]));
    }
    return new Ports(ports);
  }

  private static void close(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) { // the last thing this process does
      System.out.println("did not stop in order: " + e);
    }
  }
}
