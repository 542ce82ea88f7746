package io.wiredesk.cli.rejected;

import io.wiredesk.monitor.topics.RecordCoordinate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An id of rejected copy as it is typed; anything else is wrong usage. */
final class RejectedIdConverter implements ITypeConverter<RecordCoordinate> {
  @Override
  public RecordCoordinate convert(String text) {
    return RecordCoordinate.parse(text)
        .filter(place -> place.topic().startsWith("wire.rejected"))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no id; one is like wire.rejected-1@17"));
  }
}
