package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.refusedScoped;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files by name travel; what is open does not. */
final class FileTypes {
  private static final String[] STREAM = {"a stream cannot leave its process"};
  private static final String[] CONNECTION = {"open it inside the task"};

  private FileTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("D112 Path relative", () -> Path.of("some", "where", "b c.txt")).value(),
        travels("Path absolute", () -> Path.of("/some/where/\u00e9.txt")).value(),
        travels("Path empty", () -> Path.of("")).value(),
        travels("Path not normalized", () -> Path.of("/a/../b/./c")).value(),
        travels("D112 File", () -> new File("some/where.txt")).value(),
        travels("FileTime", () -> FileTime.from(Instant.ofEpochSecond(12, 345))).value(),
        travels("PosixFilePermissions", () -> PosixFilePermissions.fromString("rwxr-x---")),
        travels("StandardOpenOption", () -> StandardOpenOption.APPEND, identical()),
        refusedScoped("Path in a zip file", FileTypes::zipped, "file system", "inside the task"),
        refused("FileSystem", FileSystems::getDefault, "inside the task"),
        refused(
            "PathMatcher",
            () -> FileSystems.getDefault().getPathMatcher("glob:*.java"),
            "inside the task"),
        refusedScoped(
            "BasicFileAttributes",
            scope -> Files.readAttributes(file(scope), BasicFileAttributes.class),
            "inside the task"),
        refusedScoped("FileInputStream", scope -> in(scope), STREAM),
        refusedScoped("FileOutputStream", scope -> out(scope), STREAM),
        refused("ByteArrayInputStream", () -> new ByteArrayInputStream(new byte[1]), STREAM),
        refused("ByteArrayOutputStream", ByteArrayOutputStream::new, STREAM),
        refused("StringReader", () -> new StringReader("x"), STREAM),
        refused("StringWriter", StringWriter::new, STREAM),
        refusedScoped(
            "D112 BufferedReader",
            scope -> scope.closing(Files.newBufferedReader(file(scope), StandardCharsets.UTF_8)),
            STREAM),
        refusedScoped(
            "BufferedReader of a string",
            scope -> scope.closing(new BufferedReader(new StringReader("x"))),
            STREAM),
        refused("PrintWriter", () -> new PrintWriter(new StringWriter()), STREAM),
        refused(
            "PrintStream of one's own",
            () -> new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            STREAM),
        travels("System.out", () -> System.out, identical()),
        travels("System.err", () -> System.err, identical()),
        refused("System.in", () -> System.in, STREAM),
        refusedScoped(
            "RandomAccessFile",
            scope -> scope.closing(new RandomAccessFile(file(scope).toFile(), "r")),
            STREAM),
        refusedScoped("FileDescriptor", scope -> descriptor(scope), "inside the task"),
        refusedScoped(
            "FileChannel", scope -> scope.closing(FileChannel.open(file(scope))), CONNECTION),
        refusedScoped("Selector", scope -> scope.closing(Selector.open()), "inside the task"),
        refusedScoped("Pipe source", scope -> pipe(scope), CONNECTION),
        refusedScoped("DirectoryStream", FileTypes::listing, "inside the task", "collect"),
        refusedScoped("Stream of lines", scope -> lines(scope), "collect"),
        refusedScoped(
            "WatchService",
            scope -> scope.closing(FileSystems.getDefault().newWatchService()),
            "inside the task"),
        refused("ZipOutputStream", () -> new ZipOutputStream(new ByteArrayOutputStream()), STREAM),
        refusedScoped("Deflater", scope -> deflater(scope), "inside the task"));
  }

  private static Path directory(Scope scope) throws IOException {
    Path directory = Files.createTempDirectory("catalogue");
    scope.atEnd(() -> Files.deleteIfExists(directory));
    return directory;
  }

  private static Path zipped(Scope scope) throws IOException {
    Path archive = Files.createTempFile("catalogue", ".zip");
    scope.atEnd(() -> Files.deleteIfExists(archive));
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("inside.txt"));
    }
    return scope.closing(FileSystems.newFileSystem(archive)).getPath("/inside.txt");
  }

  private static Path file(Scope scope) throws IOException {
    Path file = Files.createTempFile("catalogue", ".txt");
    scope.atEnd(() -> Files.deleteIfExists(file));
    return Files.writeString(file, "one\ntwo\n");
  }

  @SuppressWarnings("StreamResourceLeak") // the scope closes it
  private static Stream<String> lines(Scope scope) throws IOException {
    return scope.closing(Files.lines(file(scope)));
  }

  @SuppressWarnings("StreamResourceLeak") // the scope closes it
  private static DirectoryStream<Path> listing(Scope scope) throws IOException {
    return scope.closing(Files.newDirectoryStream(directory(scope)));
  }

  private static FileInputStream in(Scope scope) throws IOException {
    return scope.closing(new FileInputStream(file(scope).toFile()));
  }

  private static FileOutputStream out(Scope scope) throws IOException {
    return scope.closing(new FileOutputStream(file(scope).toFile()));
  }

  private static FileDescriptor descriptor(Scope scope) throws IOException {
    return in(scope).getFD();
  }

  private static Object pipe(Scope scope) throws IOException {
    Pipe pipe = Pipe.open();
    scope.closing(pipe.sink());
    return scope.closing(pipe.source());
  }

  private static Deflater deflater(Scope scope) {
    Deflater deflater = new Deflater();
    scope.atEnd(deflater::end);
    return deflater;
  }
}
