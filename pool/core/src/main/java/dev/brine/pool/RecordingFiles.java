package dev.brine.pool;

import com.google.common.io.MoreFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts recordings of several JVMs behind each other. A recording is a sequence of chunks that need
 * nothing of each other, but the JDK's reader takes two in a row for the same JVM's if their
 * descriptions of the event types have one number, and reads the second by those of the first. So
 * these numbers are made to differ.
 */
final class RecordingFiles {
  /** The major version of the format that is known here. */
  private static final int VERSION = 2;

  private static final int VERSION_AT = 4;
  private static final int SIZE_AT = 8;
  private static final int TYPES_AT = 24;

  /** A bit of the number's first byte that is not the one which says that another byte follows. */
  private static final int BIT = 0x40;

  private RecordingFiles() {}

  static void merge(List<Path> files, Path merged) throws IOException {
    try (OutputStream out = Files.newOutputStream(merged)) {
      for (Path each : files) {
        long unused = MoreFiles.asByteSource(each).copyTo(out);
      }
    }
    try (RandomAccessFile file = new RandomAccessFile(merged.toFile(), "rw")) {
      boolean odd = false;
      for (long chunk = 0; chunk < file.length(); chunk += size(file, chunk)) {
        file.seek(chunk + VERSION_AT);
        if (file.readShort() == VERSION) {
          file.seek(chunk + TYPES_AT);
          number(file, chunk + file.readLong(), odd);
        }
        odd = !odd;
      }
    }
  }

  private static long size(RandomAccessFile file, long chunk) throws IOException {
    file.seek(chunk + SIZE_AT);
    long size = file.readLong();
    if (size <= 0) {
      throw new EOFException("a chunk of a recording was not ended");
    }
    return size;
  }

  /** Changes the number of a chunk's types, which follows size, type, time and duration. */
  private static void number(RandomAccessFile file, long types, boolean odd) throws IOException {
    file.seek(types);
    for (int i = 0; i < 4; i++) {
      skipNumber(file);
    }
    long place = file.getFilePointer();
    int first = file.readUnsignedByte();
    file.seek(place);
    file.write(odd ? first | BIT : first & ~BIT);
  }

  /** Seven bits in each byte, and one that says whether there are more; nine bytes at most. */
  private static void skipNumber(RandomAccessFile file) throws IOException {
    for (int i = 0; i < 9 && file.readByte() < 0; i++) {
      // Another byte follows.
    }
  }
}
