package io.wiredesk.schemas;

/** The contract could not be put onto the cluster. */
public final class ContractException extends RuntimeException implements UserFacing {
  private static final long serialVersionUID = 1L;

  ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
