package io.wiredesk.monitor.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a request; a wrong one is a {@link BadRequestException} that names it. */
public final class QueryParameters {
  private final ServiceRequestContext ctx;

  public QueryParameters(ServiceRequestContext ctx) {
    this.ctx = ctx;
  }

  /** Null when it is missing or empty. */
  @Nullable
  public String text(String name) {
    String value = ctx.queryParam(name);
    return value == null || value.isEmpty() ? null : value;
  }

  public boolean flag(String name, boolean usual) {
    String value = text(name);
    if (value == null) {
      return usual;
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw new BadRequestException(name + " must be true or false");
    }
    return value.equals("true");
  }

  public int number(String name, int usual, int least, int most) {
    String value = text(name);
    if (value == null) {
      return usual;
    }
    int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw new BadRequestException(
          String.format(Locale.ROOT, "%s must be from %d to %d", name, least, most));
    }
    return number;
  }

  @Nullable
  public Instant time(String name) {
    String value = text(name);
    return value == null ? null : time(name, value);
  }

  public static Instant time(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new BadRequestException(name + " must be a time such as 2026-05-04T10:00:00Z", e);
    }
  }

  /** One of a set of names. */
  public <T> @Nullable T named(String name, Function<String, Optional<T>> parse) {
    String value = text(name);
    return value == null ? null : known(name, value, parse);
  }

  public static <T> T known(String name, String value, Function<String, Optional<T>> parse) {
    return parse
        .apply(value)
        .orElseThrow(() -> new BadRequestException(name + " '" + value + "' is not known"));
  }
}
