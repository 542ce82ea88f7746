package io.wiredesk.local;

import io.wiredesk.monitor.Place;


import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An id of rejected copy as it is typed; anything else is wrong usage. */
final class RejectedId implements ITypeConverter<Place> {
  @Override
  public Place convert(String text) {
    return Place.parse(text)
        .filter(place -> place.topic().startsWith("wire.rejected"))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no id; one is like wire.rejected-1@17"));
  }
}
