package dev.atoll.jinja.memo;

import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Reads;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The renders of one key, by what they asked and were answered. */
final class Tree<R> {
  /** What a render does that came so far: the same for all of them, as templates draw no lots. */
  private sealed interface Next<R> {}

  private record Asks<R>(Question question, Map<Object, Next<R>> answers) implements Next<R> {}

  private record Gives<R>(R result) implements Next<R> {}

  /** It sees what cannot be asked for without rendering. */
  private record IsPrivate<R>(Private privacy) implements Next<R> {}

  private volatile @Nullable Next<R> first;

  /** The result that the answers lead to; empty when none is known, or it must not be shared. */
  Optional<R> find(Outside outside) {
    return end(outside) instanceof Gives<R>(R result) ? Optional.of(result) : Optional.empty();
  }

  /** Why the answers lead to no result that could be shared; empty when that is not known. */
  Optional<Private> privacy(Outside outside) {
    return end(outside) instanceof IsPrivate<R>(Private known)
        ? Optional.of(known)
        : Optional.empty();
  }

  private @Nullable Next<R> end(Outside outside) {
    Next<R> next = first;
    while (next instanceof Asks<R>(Question question, Map<Object, Next<R>> answers)) {
      Object answer = Exact.of(outside.answer(question));
      next = answer == null ? null : answers.get(answer);
    }
    return next;
  }

  /** Keeps a result for those who will be answered the same. */
  void add(Rendered<R> rendered, Outside outside) {
    Reads reads = rendered.reads();
    if (reads.privacy().isPresent()) {
      addPrivacy(reads, outside);
    } else {
      add(new Gives<>(rendered.result()), reads, outside);
    }
  }

  /** Keeps that those who will be answered the same must render themselves. */
  void addPrivacy(Reads reads, Outside outside) {
    String why = reads.privacy().orElseThrow();
    add(new IsPrivate<>(new Private(why, reads.shareable())), reads, outside);
  }

  private synchronized void add(Next<R> end, Reads reads, Outside outside) {
    Optional<Asks<R>> from = Optional.empty();
    Object answer = "";
    for (Read read : reads.shareable()) {
      Asks<R> asks = asking(read.question(), from, answer);
      Object given = Exact.of(read.answer());
      if (given == null) {
        return;
      }
      if (!given.equals(Exact.of(outside.answer(read.question())))) {
        throw new IllegalStateException("a render was answered otherwise: " + read.question());
      }
      from = Optional.of(asks);
      answer = given;
    }
    put(end, from, answer);
  }

  private Asks<R> asking(Question question, Optional<Asks<R>> from, Object answer) {
    Next<R> known = at(from, answer);
    if (known instanceof Asks<R> asks && asks.question.equals(question)) {
      return asks;
    }
    if (known != null) {
      throw unread(question);
    }
    Asks<R> asks = new Asks<>(question, new ConcurrentHashMap<>());
    put(asks, from, answer);
    return asks;
  }

  private @Nullable Next<R> at(Optional<Asks<R>> from, Object answer) {
    return from.isEmpty() ? first : from.get().answers.get(answer);
  }

  /** The first of two renders that got the same answers wins: both gave the same. */
  private void put(Next<R> next, Optional<Asks<R>> from, Object answer) {
    Next<R> known = at(from, answer);
    if (known != null) {
      if (!known.getClass().equals(next.getClass())) {
        throw unread("its end");
      }
    } else if (from.isEmpty()) {
      first = next;
    } else {
      from.get().answers.put(answer, next);
    }
  }

  private static IllegalStateException unread(Object at) {
    return new IllegalStateException(
        "two renders that read the same went different ways, at " + at);
  }
}
