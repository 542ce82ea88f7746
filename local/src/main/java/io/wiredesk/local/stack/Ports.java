package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ports of one stack, all on loopback.
 *
 * @param numbers a port for every role, no number twice
 */
public record Ports(Map<PortRole, Integer> numbers) {

  public Ports {
    numbers = new EnumMap<>(numbers);
    Map<Integer, PortRole> owners = new HashMap<>();
    for (PortRole role : PortRole.values()) {
      Integer port = numbers.get(role);
      if (port == null || port < 1 || port > 65_535) {
        throw new CommandException("port %s is out of range for %s".formatted(port, role.title()));
      }
      PortRole other = owners.put(port, role);
      if (other != null) {
        throw new CommandException(
            String.format(
                Locale.ROOT,
                "port %d is given to both %s and %s",
                port,
                other.title(),
                role.title()));
      }
    }
  }

  /** The usual ports. */
  public static Ports usual() {
    Map<PortRole, Integer> numbers = new EnumMap<>(PortRole.class);
    for (PortRole role : PortRole.values()) {
      numbers.put(role, role.usual());
    }
    return new Ports(numbers);
  }

  /** Consecutive ports, in the order of the roles. */
  public static Ports from(int base) {
    Map<PortRole, Integer> numbers = new EnumMap<>(PortRole.class);
    int next = base;
    for (PortRole role : PortRole.values()) {
      numbers.put(role, next++);
    }
    return new Ports(numbers);
  }

  /** Ports that nothing listens on now. Somebody else may take one before the stack does. */
  public static Ports free() {
    Map<PortRole, Integer> numbers = new EnumMap<>(PortRole.class);
    List<ServerSocket> held = new ArrayList<>(); // held together, so that no number comes twice
    try {
      for (PortRole role : PortRole.values()) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        numbers.put(role, socket.getLocalPort());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(Ports::release);
    }
    return new Ports(numbers);
  }

  public Ports with(Map<PortRole, Integer> changes) {
    Map<PortRole, Integer> changed = new EnumMap<>(numbers);
    changed.putAll(changes);
    return new Ports(changed);
  }

  int of(PortRole role) {
    return numbers.getOrDefault(role, role.usual());
  }

  /** As {@code 127.0.0.1:9092}. */
  String address(PortRole role) {
    return "127.0.0.1:" + of(role);
  }

  /** As {@code http://127.0.0.1:8081}. */
  public String url(PortRole role) {
    return "http://" + address(role);
  }

  /**
   * Tries every port before anything starts.
   *
   * @throws CommandException naming the first taken port, who wants it and the option to change it
   */
  public void requireFree() {
    numbers.forEach(Ports::requireFree);
  }

  private static void requireFree(PortRole role, int port) {
    // Without reuse a port that still lingers from a killed run would count as taken.
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
    } catch (IOException e) {
      throw new CommandException(
          String.format(
              Locale.ROOT,
              "port %d (%s) is taken or not allowed; stop what listens there, choose another with"
                  + " --port %s=PORT, or have --free-ports find some",
              port,
              role.title(),
              role.key()),
          e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
