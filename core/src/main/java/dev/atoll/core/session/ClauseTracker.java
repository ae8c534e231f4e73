package dev.atoll.core.session;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Follows the clauses of a query, so that a qualifier that can only name a column's table is told
 * from one that names a relation's schema. In doubt it is the latter.
 */
final class ClauseTracker {
  /** Words that begin a clause, or say something of the name that follows. */
  enum Keyword {
    SELECT,
    FROM,
    JOIN,
    INTO,
    USING,
    UPDATE,
    TABLE,
    ON,
    WHERE,
    HAVING,
    QUALIFY,
    LIMIT,
    RETURNING,
    WINDOW,
    GROUP,
    ORDER,
    SET,
    DISTINCT,
    AS,
    SCHEMA,
    DATABASE,
    ROLE,
    USER,
    AUTHORIZATION,
    IF,
    NOT,
    EXISTS,
    TO,
    BY,
    OWNER,
    OWNED
  }

  private enum State {
    /** Not a query, or its head: names may be anything. */
    OTHER,
    /** Names are relations. */
    RELATIONS,
    /** Names are columns and functions. */
    EXPRESSION
  }

  private static final Keyword[] KEYWORDS = Keyword.values();
  private static final NameTable WORDS = words();

  private State[] states = new State[16];
  private boolean[] calls = new boolean[16];
  private boolean[] conditions = new boolean[16];
  private boolean[] fresh = new boolean[16];
  private int depth;
  private State before = State.OTHER;
  private boolean switched;

  ClauseTracker() {
    reset();
  }

  private static NameTable words() {
    NameTable words = new NameTable();
    for (Keyword keyword : KEYWORDS) {
      words.add(keyword.name().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  static @Nullable Keyword keyword(String sql, int start, int end) {
    int number = WORDS.find(sql, start, end);
    return number == NameTable.ABSENT ? null : KEYWORDS[number];
  }

  void reset() {
    depth = 0;
    enter(State.OTHER, false);
  }

  private void enter(State state, boolean call) {
    states[depth] = state;
    calls[depth] = call;
    conditions[depth] = false;
    fresh[depth] = true;
    switched = false;
  }

  boolean isExpression() {
    return states[depth] == State.EXPRESSION;
  }

  boolean isOutermost() {
    return depth == 0;
  }

  /** Any token that is neither a keyword, nor a comma or parenthesis. */
  void other() {
    switched = false;
    fresh[depth] = false;
  }

  void word(Keyword keyword, @Nullable Keyword previous) {
    boolean first = fresh[depth];
    fresh[depth] = false;
    switched = false;
    if (previous == Keyword.AS) {
      return;
    }
    switch (keyword) {
      case SELECT -> {
        change(State.EXPRESSION);
        calls[depth] = false;
      }
      case FROM -> {
        // extract(year from x) and the like are no queries.
        if (previous != Keyword.DISTINCT && (first || !calls[depth])) {
          change(State.RELATIONS);
        }
      }
      case JOIN, INTO, USING, UPDATE, TABLE -> change(State.RELATIONS);
      case ON -> {
        if (states[depth] == State.RELATIONS) {
          change(State.EXPRESSION);
          conditions[depth] = true;
        }
      }
      case WHERE, HAVING, QUALIFY, LIMIT, RETURNING, WINDOW, GROUP, ORDER, SET -> {
        if (states[depth] != State.OTHER) {
          change(State.EXPRESSION);
        }
      }
      case DISTINCT,
          AS,
          SCHEMA,
          DATABASE,
          ROLE,
          USER,
          AUTHORIZATION,
          IF,
          NOT,
          EXISTS,
          TO,
          BY,
          OWNER,
          OWNED -> {}
    }
  }

  private void change(State state) {
    before = states[depth];
    switched = true;
    states[depth] = state;
    conditions[depth] = false;
  }

  /** A keyword that a comma follows was an alias. */
  void comma() {
    if (switched) {
      states[depth] = before;
    } else if (conditions[depth]) {
      states[depth] = State.RELATIONS;
      conditions[depth] = false;
    }
    other();
  }

  /**
   * A parenthesis.
   *
   * @param afterName whether a name stands before it that is no keyword
   */
  void open(boolean afterName, @Nullable Keyword previous) {
    State outer = states[depth];
    State inner =
        switch (outer) {
          case OTHER -> State.OTHER;
          case RELATIONS ->
              afterName || previous == Keyword.USING ? State.EXPRESSION : State.RELATIONS;
          case EXPRESSION -> State.EXPRESSION;
        };
    depth++;
    if (depth == states.length) {
      states = Arrays.copyOf(states, 2 * depth);
      calls = Arrays.copyOf(calls, 2 * depth);
      conditions = Arrays.copyOf(conditions, 2 * depth);
      fresh = Arrays.copyOf(fresh, 2 * depth);
    }
    enter(inner, afterName);
  }

  void close() {
    depth = Math.max(0, depth - 1);
    other();
  }
}
