package dev.brine.jupyter;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A notebook file of format 4. What is not looked at here stays as it is. */
final class Notebook {
  private final JsonObject root;

  private Notebook(JsonObject root) {
    this.root = root;
  }

  static Notebook read(Path file) throws NotebookException {
    try {
      JsonElement json = new Gson().fromJson(Files.readString(file), JsonElement.class);
      if (json == null
          || !json.isJsonObject()
          || !json.getAsJsonObject().has("nbformat")
          || json.getAsJsonObject().get("nbformat").getAsInt() != 4
          || !json.getAsJsonObject().get("cells").isJsonArray()) {
        throw new NotebookException(file + " is no notebook of format 4");
      }
      return new Notebook(json.getAsJsonObject());
    } catch (NoSuchFileException e) {
      throw new NotebookException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new NotebookException(file + " is no notebook: it is not UTF-8", e);
    } catch (IOException e) {
      throw new NotebookException(file + " cannot be read: " + e.getMessage(), e);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new NotebookException(file + " is no notebook: " + e.getMessage(), e);
    }
  }

  /** One code cell. */
  static final class Code {
    private final JsonObject cell;

    private Code(JsonObject cell) {
      this.cell = cell;
    }

    String source() {
      JsonElement source = cell.get("source");
      if (source.isJsonPrimitive()) {
        return source.getAsString();
      }
      StringBuilder text = new StringBuilder();
      source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
      return text.toString();
    }

    /** Whether the author expects an error. */
    boolean mayFail() {
      JsonObject metadata = cell.getAsJsonObject("metadata");
      JsonElement tags = metadata == null ? null : metadata.get("tags");
      return tags instanceof JsonArray known
          && known.contains(new JsonPrimitive("raises-exception"));
    }

    void clear() {
      cell.add("execution_count", JsonNull.INSTANCE);
      cell.add("outputs", new JsonArray());
    }

    void store(int number, JsonArray outputs) {
      cell.addProperty("execution_count", number);
      cell.add("outputs", outputs);
    }
  }

  List<Code> codeCells() {
    List<Code> cells = new ArrayList<>();
    for (JsonElement each : root.getAsJsonArray("cells")) {
      JsonObject cell = each.getAsJsonObject();
      if (cell.get("cell_type").getAsString().equals("code")) {
        cells.add(new Code(cell));
      }
    }
    return cells;
  }

  /** Names the kernel, where the notebook names none. */
  void nameKernel() {
    JsonObject metadata = root.getAsJsonObject("metadata");
    if (metadata == null) {
      metadata = new JsonObject();
      root.add("metadata", metadata);
    }
    if (!metadata.has("kernelspec")) {
      JsonObject kernel = new JsonObject();
      kernel.addProperty("display_name", KernelSpec.DISPLAY_NAME);
      kernel.addProperty("language", "java");
      kernel.addProperty("name", KernelSpec.NAME);
      metadata.add("kernelspec", kernel);
    }
  }

  /** Writes all or nothing; a file that is replaced keeps its permissions. */
  void write(Path file) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter writer = new JsonWriter(text);
    writer.setIndent(" ");
    writer.setHtmlSafe(false);
    new GsonBuilder().serializeNulls().disableHtmlEscaping().create().toJson(root, writer);
    Path directory = file.toAbsolutePath().getParent();
    // The JDK's own temporary files are nobody else's to read, which a notebook need not be.
    Path temporary = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(temporary, text + "\n", StandardOpenOption.CREATE_NEW);
      PosixFileAttributeView before =
          Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (before != null && Files.exists(file)) {
        Files.setPosixFilePermissions(temporary, before.readAttributes().permissions());
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Puts a file in the place of another, at once where the file system can do that. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
