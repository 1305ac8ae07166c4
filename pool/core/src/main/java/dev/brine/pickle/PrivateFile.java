package dev.brine.pickle;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A file that its owner alone may read, and that is never reached through a symbolic link: whoever
 * can put a link in its place could otherwise choose what is overwritten, or what code is loaded.
 * Immutable.
 */
@Internal
public final class PrivateFile {
  /** Opening does not follow a link either, so one that appears after the check is refused too. */
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path path;

  /** The file of that name, whether or not it is there. */
  public PrivateFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * All bytes.
   *
   * @throws BrineException if it cannot be read, is a symbolic link or no file
   */
  public byte[] read() {
    try {
      refuseOther();
      try (SeekableByteChannel channel = Files.newByteChannel(path, READ);
          InputStream in = Channels.newInputStream(channel)) {
        return in.readAllBytes();
      }
    } catch (NoSuchFileException e) {
      throw new BrineException(path + " does not exist", e);
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /**
   * Replaces the whole file, or leaves it as it was. The move replaces a link that appears in
   * between; it does not follow it.
   *
   * @throws BrineException if it cannot be written; then it is as it was
   */
  public void write(byte[] bytes) {
    Path directory = path.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new BrineException(
          "%s cannot be written: there is no directory %s".formatted(path, directory));
    }
    try {
      refuseOther();
      // Made with mode 0600 where the file system has modes.
      Path temporary = Files.createTempFile(directory, "." + path.getFileName(), ".part");
      try {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
            OutputStream out = Channels.newOutputStream(channel)) {
          out.write(bytes);
          channel.force(true);
        }
        Files.move(
            temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  /** What stands in the file's place must be a file too. */
  private void refuseOther() throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      refuseLink(attributes);
      if (!attributes.isRegularFile()) {
        throw new BrineException(path + " is not a file");
      }
    } catch (NoSuchFileException free) {
      return;
    }
  }

  private void refuseLink(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      throw new BrineException(path + " is a symbolic link; name the file itself");
    }
  }

  private BrineException failed(String done, IOException e) {
    if (Files.isSymbolicLink(path)) {
      return new BrineException(path + " is a symbolic link; name the file itself", e);
    }
    String why = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    return new BrineException(
        "%s cannot be %s: %s".formatted(path, done, why == null ? e.toString() : why), e);
  }
}
