package io.wiredesk.schemas;

import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the records of this package may be read. Since 1.12.2 it refuses the class of a
 * nested record otherwise; the build has every generated record take its model from here.
 */
final class TrustedRecords {
  private static final String PACKAGE = TrustedRecords.class.getPackageName();

  static {
    ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(before, c -> c.getPackageName().equals(PACKAGE)));
  }

  private TrustedRecords() {}

  static SpecificData model() {
    return new SpecificData();
  }
}
