package dev.brine.pickle;

import dev.brine.error.BrineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A parcel's file. It is the owner's alone, since it holds values of a session and loading it runs
 * its code; it is replaced as a whole or not at all; and it is no symbolic link, so that nobody can
 * have another file written or read in its place.
 */
final class ParcelFile {
  private ParcelFile() {}

  static void write(Path file, byte[] bytes) {
    refuseLink(file);
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new BrineException(file + " is no file");
    }
    try {
      // A temporary file is its owner's alone from the beginning.
      Path part = Files.createTempFile(directory, ".brine-", ".part");
      try {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
            channel.write(buffer);
          }
          channel.force(true);
        }
        // A move puts the file where a link is, it does not follow the link.
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  static byte[] read(Path file) {
    refuseLink(file);
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return Channels.newInputStream(channel).readAllBytes();
    } catch (NoSuchFileException e) {
      throw new BrineException("there is no file " + file, e);
    } catch (IOException e) {
      refuseLink(file);
      throw failed("read", file, e);
    }
  }

  private static void refuseLink(Path file) {
    if (Files.isSymbolicLink(file)) {
      throw new BrineException(
          file + " is a symbolic link, which may lead anywhere; name the file itself");
    }
  }

  private static BrineException failed(String what, Path file, IOException e) {
    String why = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
    return new BrineException("cannot " + what + " " + file + ": " + (why == null ? e : why), e);
  }
}
