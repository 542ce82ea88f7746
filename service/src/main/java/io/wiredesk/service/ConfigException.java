package io.wiredesk.service;

import io.wiredesk.schemas.UserFacing;

/** The configuration cannot be used. The message names the file and the key. */
public final class ConfigException extends RuntimeException implements UserFacing {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
