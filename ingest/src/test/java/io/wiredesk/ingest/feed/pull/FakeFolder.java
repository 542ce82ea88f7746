package io.wiredesk.ingest.feed.pull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A partner's folder in memory. */
final class FakeFolder implements RemoteFolder {
  final Map<String, RemoteFile> listed = new LinkedHashMap<>();
  final Map<String, byte[]> contents = new LinkedHashMap<>();
  final Set<String> unreadable = new HashSet<>();
  final List<String> read = new ArrayList<>();
  final Set<String> kept = new HashSet<>();
  boolean down;
  boolean open = true;

  void put(String name, byte[] bytes, long modified) {
    listed.put(name, new RemoteFile(name, bytes.length, modified));
    contents.put(name, bytes);
  }

  RemoteFolder connect() throws IOException {
    if (down) {
      throw new IOException("partner.example:22 cannot be reached");
    }
    return this;
  }

  @Override
  public List<RemoteFile> list() {
    return List.copyOf(listed.values());
  }

  @Override
  public byte[] read(RemoteFile file) throws IOException {
    read.add(file.name());
    byte[] bytes = contents.get(file.name());
    if (bytes == null || unreadable.contains(file.name())) {
      throw new IOException("permission denied");
    }
    return bytes;
  }

  @Override
  public InputStream open(RemoteFile file) {
    return new ByteArrayInputStream(contents.get(file.name()));
  }

  @Override
  public Optional<RemoteFile> find(String name) {
    return Optional.ofNullable(listed.get(name));
  }

  @Override
  public void remove(RemoteFile file) throws IOException {
    if (kept.contains(file.name())) {
      throw new IOException("permission denied");
    }
    listed.remove(file.name());
    contents.remove(file.name());
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {}
}
