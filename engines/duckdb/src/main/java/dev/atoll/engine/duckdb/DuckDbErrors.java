package dev.atoll.engine.duckdb;

import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.EngineException.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What DuckDB's errors mean. A refusal means something else where the instance is locked in. */
enum DuckDbErrors {
  OPENING,
  FREE,
  LOCKED_IN;

  private static final Pattern LOCK_HOLDER = Pattern.compile("\\(PID (\\d+)\\)");
  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
  private static final Pattern ADVICE =
      Pattern.compile(
          "(?m)(^LINE \\d+:.*$|^\\s*\\^+\\s*$|(For more info, visit|[Ss]ee( also)?) https?://.*$)");

  /** An error that belongs to no text of SQL. */
  EngineException translate(SQLException error) {
    return translate(error, "", 0, "");
  }

  /**
   * An error of a statement.
   *
   * @param statement the text DuckDB got
   * @param start its offset in the whole text
   */
  EngineException translate(SQLException error, String statement, int start, String whole) {
    String raw = error.getMessage() == null ? error.toString() : error.getMessage();
    Optional<Map<String, String>> fields = ErrorJson.in(raw);
    String message =
        fields
            .map(found -> found.get("exception_type") + " Error: " + found.get("exception_message"))
            .orElse(raw);
    String subtype = fields.map(found -> found.getOrDefault("error_subtype", "")).orElse("");
    Kind kind = kind(message, subtype);
    Optional<Position> position =
        fields
            .map(found -> found.get("position"))
            .flatMap(offset -> position(offset, statement, start, whole));
    return new EngineException(kind, explained(kind, cleaned(message)), position, error);
  }

  private Kind kind(String message, String subtype) {
    Kind byContent = byContent(message);
    if (byContent != null) {
      return byContent;
    }
    int end = message.indexOf(" Error:");
    return switch (end < 0 ? "" : message.substring(0, end)) {
      case "Parser" -> Kind.SYNTAX;
      case "Binder" -> subtype.equals("COLUMN_NOT_FOUND") ? Kind.MISSING_OBJECT : Kind.SYNTAX;
      case "Catalog" -> catalogKind(message, subtype);
      case "Constraint" -> Kind.CONSTRAINT;
      case "Permission" -> refusal();
      case "INTERRUPT" -> Kind.CANCELLED;
      case "FATAL", "INTERNAL" -> Kind.CONNECTION_LOST;
      case "IO", "Connection", "Extension Autoloading", "HTTP" -> orUnavailable();
      default -> orUnavailable();
    };
  }

  private Kind catalogKind(String message, String subtype) {
    boolean missing = subtype.equals("MISSING_ENTRY") || message.contains("does not exist");
    return missing && this != OPENING ? Kind.MISSING_OBJECT : orUnavailable();
  }

  private Kind orUnavailable() {
    return this == OPENING ? Kind.UNAVAILABLE : Kind.OTHER;
  }

  private Kind refusal() {
    return this == LOCKED_IN ? Kind.REFUSED_BY_ISOLATION : Kind.PERMISSION_DENIED;
  }

  /** The kinds that show in the words of a message, under whichever type DuckDB puts it. */
  private @Nullable Kind byContent(String message) {
    if (message.startsWith("Invalid Input Error: ")) {
      boolean refused =
          message.contains(" - the configuration has been locked")
              || message.contains("which is attached in read-only mode");
      return refused ? refusal() : null;
    }
    if (message.contains("a single transaction can only write to a single attached database")) {
      return Kind.TWO_DATABASES;
    }
    // A commit that fails says so under a type of its own.
    if (message.startsWith("IO Error: ") || message.startsWith("TransactionContext Error: ")) {
      return ofInputOutput(message);
    }
    if (message.startsWith("Resource In Use Error: ") || message.startsWith("Connection Error: ")) {
      return inUse(message);
    }
    if (message.equals("Connection was closed")
        || message.contains("database has been invalidated")) {
      return Kind.CONNECTION_LOST;
    }
    return null;
  }

  private @Nullable Kind inUse(String message) {
    boolean open =
        message.contains("Unique file handle conflict")
            || message.contains("different configuration than existing connections");
    if (!open) {
      return null;
    }
    return this == LOCKED_IN ? Kind.REFUSED_BY_ISOLATION : Kind.LOCKED;
  }

  private @Nullable Kind ofInputOutput(String message) {
    if (message.contains("Could not set lock on file")) {
      return Kind.LOCKED;
    }
    if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
      return Kind.DISK_FULL;
    }
    if (message.contains("Permission denied")
        || message.contains("Read-only file system")
        || message.contains("Operation not permitted")) {
      return Kind.PERMISSION_DENIED;
    }
    if (message.contains("database does not exist")) {
      return Kind.MISSING_OBJECT;
    }
    return null;
  }

  /** Without the excerpt, whose place the position tells, and without links to DuckDB's manual. */
  private static String cleaned(String message) {
    return Arrays.stream(ADVICE.matcher(message).replaceAll("").split("\n"))
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String explained(Kind kind, String message) {
    if (kind != Kind.LOCKED) {
      return message;
    }
    Matcher holder = LOCK_HOLDER.matcher(message);
    return holder.find()
        ? message + "\nheld by process " + holder.group(1) + command(holder.group(1))
        : message + "\nit is open in this process already";
  }

  /**
   * The program of a process and what it runs, where the system tells. No more of its command line:
   * options may hold secrets.
   */
  private static String command(String processId) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", processId, "cmdline"));
      List<String> words = List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
      return words.getFirst().isEmpty() ? "" : ": " + words.getFirst() + firstArgument(words);
    } catch (IOException | SecurityException untold) {
      return "";
    }
  }

  private static String firstArgument(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (CLASS_PATH.contains(words.get(i))) {
        i++;
      } else if (!words.get(i).startsWith("-")) {
        return " " + words.get(i);
      }
    }
    return "";
  }

  /** DuckDB counts bytes of UTF-8 from the statement's first character. */
  private static Optional<Position> position(
      String byteOffset, String statement, int start, String whole) {
    int bytes;
    try {
      bytes = Integer.parseInt(byteOffset);
    } catch (NumberFormatException unknown) {
      return Optional.empty();
    }
    int at = 0;
    while (bytes > 0 && at < statement.length()) {
      int point = statement.codePointAt(at);
      bytes -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      at += Character.charCount(point);
    }
    int offset = start + at;
    if (whole.isEmpty() || offset > whole.length()) {
      return Optional.empty();
    }
    String before = whole.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    String lastLine = before.substring(before.lastIndexOf('\n') + 1);
    return Optional.of(new Position(line, 1 + lastLine.codePointCount(0, lastLine.length())));
  }

  /** Java's message is often no more than the path. */
  private static String said(IOException error) {
    if (error instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return switch (error) {
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file, and no folder";
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case NoSuchFileException missing -> missing.getFile() + " cannot be made";
      default -> String.valueOf(error.getMessage());
    };
  }

  /** What the file system said when DuckDB was not asked yet. */
  static EngineException fromFileSystem(String what, IOException error) {
    String said = said(error);
    Kind kind = Kind.UNAVAILABLE;
    if (error instanceof AccessDeniedException
        || error instanceof NoSuchFileException
        || said.contains("Read-only file system")
        || said.contains("Operation not permitted")) {
      kind = Kind.PERMISSION_DENIED;
    } else if (said.contains("No space left")) {
      kind = Kind.DISK_FULL;
    }
    return new EngineException(kind, what + ": " + said, Optional.empty(), error);
  }
}
