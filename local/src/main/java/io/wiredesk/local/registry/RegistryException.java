package io.wiredesk.local.registry;

/** A refusal in the words and numbers of Confluent's REST interface. */
final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  private RegistryException(int code, String message) {
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

  static RegistryException subjectNotFound(String subject) {
    return new RegistryException(40401, "Subject '" + subject + "' not found.");
  }

  static RegistryException versionNotFound(String version) {
    return new RegistryException(40402, "Version " + version + " not found.");
  }

  static RegistryException schemaNotFound() {
    return new RegistryException(40403, "Schema not found");
  }

  static RegistryException noCompatibilityOfItsOwn(String subject) {
    return new RegistryException(
        40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
  }

  static RegistryException noModeOfItsOwn(String subject) {
    return new RegistryException(
        40409, "Subject '" + subject + "' does not have subject-level mode configured");
  }

  static RegistryException incompatible(String subject, String details) {
    return new RegistryException(
        409,
        "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
            .formatted(subject, details));
  }

  static RegistryException invalidSchema(String why) {
    return new RegistryException(42201, "Invalid schema: " + why);
  }

  static RegistryException invalidVersion(String version) {
    return new RegistryException(
        42202,
        "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
            .formatted(version));
  }

  static RegistryException invalidCompatibility(String level) {
    return new RegistryException(42203, "Invalid compatibility level: " + level);
  }

  static RegistryException invalidMode(String mode) {
    return new RegistryException(
        42204, "Invalid mode: " + mode + ". Valid values are READWRITE, READONLY");
  }

  static RegistryException readOnly(String subject) {
    return new RegistryException(42205, "Subject " + subject + " is in read-only mode");
  }

  static RegistryException badRequest(String why) {
    return new RegistryException(400, why);
  }

  static RegistryException storeFailed(String why) {
    return new RegistryException(50001, "Error in the backend data store: " + why);
  }
}
