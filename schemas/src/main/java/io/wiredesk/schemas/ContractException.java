package io.wiredesk.schemas;

/** The contract could not be put onto the cluster. The message is one line for the operator. */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
