package io.wiredesk.local;

/** A refusal in the words and numbers of Confluent's REST interface. */
final class RegistryError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  private RegistryError(int code, String message) {
    super(message);
    this.code = code;
  }

  /** Confluent's error code; its first three digits are the HTTP status. */
  int code() {
    return code;
  }

  int status() {
    return code < 1000 ? code : code / 100;
  }

  static RegistryError subjectNotFound(String subject) {
    return new RegistryError(40401, "Subject '" + subject + "' not found.");
  }

  static RegistryError versionNotFound(String version) {
    return new RegistryError(40402, "Version " + version + " not found.");
  }

  static RegistryError schemaNotFound() {
    return new RegistryError(40403, "Schema not found");
  }

  static RegistryError noCompatibilityOfItsOwn(String subject) {
    return new RegistryError(
        40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
  }

  static RegistryError noModeOfItsOwn(String subject) {
    return new RegistryError(
        40409, "Subject '" + subject + "' does not have subject-level mode configured");
  }

  static RegistryError incompatible(String subject, String details) {
    return new RegistryError(
        409,
        "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
            .formatted(subject, details));
  }

  static RegistryError invalidSchema(String why) {
    return new RegistryError(42201, "Invalid schema: " + why);
  }

  static RegistryError invalidVersion(String version) {
    return new RegistryError(
        42202,
        "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
            .formatted(version));
  }

  static RegistryError invalidCompatibility(String level) {
    return new RegistryError(42203, "Invalid compatibility level: " + level);
  }

  static RegistryError invalidMode(String mode) {
    return new RegistryError(
        42204, "Invalid mode: " + mode + ". Valid values are READWRITE, READONLY");
  }

  static RegistryError readOnly(String subject) {
    return new RegistryError(42205, "Subject " + subject + " is in read-only mode");
  }

  static RegistryError badRequest(String why) {
    return new RegistryError(400, why);
  }

  static RegistryError storeFailed(String why) {
    return new RegistryError(50001, "Error in the backend data store: " + why);
  }
}
