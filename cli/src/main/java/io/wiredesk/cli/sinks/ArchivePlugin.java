package io.wiredesk.cli.sinks;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The archive's plugin, loaded apart as Connect does it, so that no version of its libraries meets
 * one of ours. It is spoken to in the JDK's own types.
 */
record ArchivePlugin(Path folder) {
  private static final String TOOL = "io.wiredesk.archive.ArchiveTool";
  private static final String BUILT = "archive/wiredesk-archive";

  /** In this folder, else where the launcher's build put it. */
  static ArchivePlugin in(@Nullable Path given) {
    String built = System.getProperty("wiredesk.dist");
    Path folder = given != null ? given : built != null ? Path.of(built, BUILT) : null;
    if (folder == null) {
      throw new CommandException("the archive's plugin is needed; say where it is: --plugin DIR");
    }
    if (!Files.isDirectory(folder)) {
      throw new CommandException("the archive's plugin is not in " + folder + "; see --plugin");
    }
    return new ArchivePlugin(folder);
  }

  @SuppressWarnings("unchecked") // the plugin's class says so, of another class loader
  Map<String, Map<String, Long>> run(String what, Map<String, String> settings) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader classes = new URLClassLoader(jars(), new LoggingOnly())) {
      thread.setContextClassLoader(classes);
      Object tool = classes.loadClass(TOOL).getDeclaredConstructor().newInstance();
      return ((BiFunction<String, Map<String, String>, Map<String, Map<String, Long>>>) tool)
          .apply(what, settings);
    } catch (ReflectiveOperationException | IOException e) {
      throw new CommandException("the archive's plugin in " + folder + " does not load: " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private URL[] jars() throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  /** The JDK, and SLF4J as this process has it, which a plugin does not bring. */
  private static final class LoggingOnly extends ClassLoader {
    LoggingOnly() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.slf4j.")) {
        return Class.forName(name, true, LoggerFactory.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }
}
