package io.wiredesk.sink.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A database that refuses connections as long as it is away. */
final class Unreachable implements UnaryOperator<DataSource> {
  volatile boolean away = true;

  @Override
  public DataSource apply(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, args) -> {
              if (away && method.getName().equals("getConnection")) {
                throw new SQLException("connection refused", "08001");
              }
              try {
                return method.invoke(source, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
