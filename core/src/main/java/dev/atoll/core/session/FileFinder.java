package dev.atoll.core.session;

import dev.atoll.core.session.SqlGuard.FileReads;
import dev.atoll.domain.Problem;
import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the tokens of SQL and finds where a file is read as if it were a table: by a function
 * such as {@code read_csv}, or by its path in quotes behind FROM or JOIN.
 */
final class FileFinder {
  /** A finding, between two offsets of the text. */
  record Found(Refusal refusal, int start, int end) {
    Problem problem(String sql, String file) {
      return refusal.problem(sql, file, start, end);
    }
  }

  private static final Set<String> READERS =
      names(
          "parquet_bloom_probe parquet_file_metadata parquet_full_metadata parquet_kv_metadata"
              + " parquet_metadata parquet_scan parquet_schema read_blob read_csv read_csv_auto"
              + " read_duckdb read_json read_json_auto read_json_objects read_json_objects_auto"
              + " read_ndjson read_ndjson_auto read_ndjson_objects read_parquet"
              + " read_single_csv_file read_single_json_file read_single_parquet_file read_text"
              + " sniff_csv");

  /** Functions that take addresses in memory or name things outside the database. */
  private static final Set<String> BEYOND =
      names(
          "arrow_scan arrow_scan_dumb create_external_resource deregister_external_resource"
              + " destroy_external_resource register_external_resource"
              + " register_external_resource_type dblink dblink_connect dblink_connect_u dblink_exec"
              + " dblink_open dblink_send_query lo_export lo_import pg_ls_dir pg_read_binary_file"
              + " pg_read_file");

  private final String sql;
  private final FileReads fileReads;

  /**
   * For each depth of parentheses, whether the words there are a query's and not an expression's.
   */
  private final BitSet isQuery = new BitSet();

  private final List<Found> found = new ArrayList<>();
  private int depth;
  private boolean opened;
  private Word previous = Word.NONE;
  private boolean afterDistinct;
  private boolean afterTableWord;
  private int nameStart = -1;
  private int nameEnd = -1;

  private enum Word {
    NONE,
    FROM,
    JOIN,
    OTHER
  }

  FileFinder(String sql, FileReads fileReads) {
    this.sql = sql;
    this.fileReads = fileReads;
    isQuery.set(0);
  }

  private static Set<String> names(String words) {
    var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of(words.split(" ")));
    return names;
  }

  /** Ends a statement, and returns what was found in it. */
  List<Found> endStatement() {
    List<Found> ended = List.copyOf(found);
    found.clear();
    depth = 0;
    isQuery.clear();
    isQuery.set(0);
    opened = false;
    forget();
    return ended;
  }

  private void forget() {
    previous = Word.NONE;
    nameStart = -1;
    afterDistinct = false;
    afterTableWord = false;
  }

  void look(Token token, SqlScanner scanner) {
    switch (token) {
      case WORD -> word(scanner);
      case STRING -> string(scanner);
      case QUOTED_NAME -> quotedName(scanner);
      case SYMBOL -> symbol(scanner);
      case SEMICOLON, END -> {}
    }
  }

  private void word(SqlScanner scanner) {
    if (opened) {
      isQuery.set(depth, scanner.isOneOf("select", "from", "with", "values", "pivot", "unpivot"));
      opened = false;
    }
    afterTableWord = previous == Word.FROM || previous == Word.JOIN;
    if (scanner.is("from")) {
      previous = afterDistinct ? Word.OTHER : Word.FROM;
    } else {
      previous = scanner.is("join") ? Word.JOIN : Word.OTHER;
    }
    afterDistinct = scanner.is("distinct");
    nameStart = scanner.start();
    nameEnd = scanner.end();
  }

  private void string(SqlScanner scanner) {
    boolean isTable = previous == Word.JOIN || (previous == Word.FROM && isQuery.get(depth));
    opened = false;
    forget();
    if (isTable && looksLikeFile(scanner.text()) && !mayRead(scanner.text())) {
      found.add(new Found(Refusal.FILE, scanner.start(), scanner.end()));
    }
  }

  private boolean mayRead(String literal) {
    return switch (fileReads) {
      case FileReads.None none -> false;
      case FileReads.Any any -> true;
      case FileReads.In(Path folder) -> new ExportFolder(folder).holds(literal);
    };
  }

  private boolean mayReadArguments(int behind) {
    return switch (fileReads) {
      case FileReads.None none -> false;
      case FileReads.Any any -> true;
      case FileReads.In(Path folder) -> new ExportFolder(folder).holdsArguments(sql, behind);
    };
  }

  private static boolean looksLikeFile(String text) {
    return text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('.') >= 0;
  }

  private void quotedName(SqlScanner scanner) {
    boolean isTable = previous == Word.FROM || previous == Word.JOIN;
    opened = false;
    forget();
    afterTableWord = isTable;
    nameStart = scanner.start() + 1;
    nameEnd = Math.max(nameStart, scanner.end() - 1);
  }

  private void symbol(SqlScanner scanner) {
    opened = false;
    if (scanner.is("(")) {
      call(scanner.end());
      depth++;
      opened = true;
      isQuery.clear(depth);
    } else if (scanner.is(")")) {
      depth = Math.max(0, depth - 1);
    }
    forget();
  }

  /** A name may stand before the parenthesis that was just met. */
  private void call(int behind) {
    if (nameStart < 0) {
      return;
    }
    String name = sql.substring(nameStart, nameEnd);
    if (BEYOND.contains(name)) {
      found.add(new Found(Refusal.MEMORY, nameStart, nameEnd));
      return;
    }
    // GLOB is an operator as well.
    boolean reads = READERS.contains(name) || (afterTableWord && name.equalsIgnoreCase("glob"));
    if (reads && !mayReadArguments(behind)) {
      found.add(new Found(Refusal.FILE, nameStart, nameEnd));
    }
  }
}
