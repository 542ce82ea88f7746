package io.wiredesk.archive;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A new file that is on the disk once it is closed. */
record SyncedFile(String location) implements OutputFile {
  private static final int BUFFER = 1 << 16;

  @Override
  public PositionOutputStream create() {
    if (Files.exists(LocalFileIO.path(location))) {
      throw new AlreadyExistsException("%s is there already", location);
    }
    return createOrOverwrite();
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    Path file = LocalFileIO.path(location);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new Synced(new FileOutputStream(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + location, e);
    }
  }

  @Override
  public InputFile toInputFile() {
    return org.apache.iceberg.Files.localInput(LocalFileIO.path(location).toFile());
  }

  private static final class Synced extends PositionOutputStream {
    private final FileOutputStream file;
    private final OutputStream buffered;
    private long position;
    private boolean closed;

    Synced(FileOutputStream file) {
      this.file = file;
      this.buffered = new BufferedOutputStream(file, BUFFER);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int one) throws IOException {
      buffered.write(one);
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      buffered.write(bytes, from, count);
      position += count;
    }

    @Override
    public void flush() throws IOException {
      buffered.flush();
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (file) {
        buffered.flush();
        file.getFD().sync();
      }
    }
  }
}
