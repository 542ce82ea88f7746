package io.wiredesk.sink.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Connections that break at the n-th step: a write that is about to run, a commit that is about to
 * be sent, or a commit whose answer is lost.
 */
final class Tampered implements UnaryOperator<DataSource> {
  private final AtomicInteger steps = new AtomicInteger();
  private final int breakAt;

  Tampered(int breakAt) {
    this.breakAt = breakAt;
  }

  /** Whether the step was reached. */
  boolean broke() {
    return steps.get() >= breakAt;
  }

  @Override
  public DataSource apply(DataSource source) {
    return proxy(
        DataSource.class,
        (self, method, args) -> {
          Object result = call(source, method, args);
          return result instanceof Connection connection ? tampered(connection) : result;
        });
  }

  private Connection tampered(Connection connection) {
    AtomicBoolean wrote = new AtomicBoolean(); // else it is a migration that commits
    return proxy(
        Connection.class,
        (self, method, args) -> {
          boolean commit = method.getName().equals("commit") && wrote.get();
          if (commit) {
            step(connection);
          }
          Object result = call(connection, method, args);
          if (commit) {
            step(connection);
          }
          if (result instanceof PreparedStatement statement && isWrite(String.valueOf(args[0]))) {
            wrote.set(true);
            return tampered(statement, connection);
          }
          return result;
        });
  }

  private static boolean isWrite(String sql) {
    return sql.startsWith("INSERT INTO s")
        || sql.startsWith("UPDATE s")
        || sql.startsWith("WITH taken");
  }

  private PreparedStatement tampered(PreparedStatement statement, Connection connection) {
    return proxy(
        PreparedStatement.class,
        (self, method, args) -> {
          if (method.getName().startsWith("execute")) {
            step(connection);
          }
          return call(statement, method, args);
        });
  }

  private void step(Connection connection) throws SQLException {
    if (steps.incrementAndGet() == breakAt) {
      connection.close();
      throw new SQLException("broken on purpose", "08006");
    }
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
