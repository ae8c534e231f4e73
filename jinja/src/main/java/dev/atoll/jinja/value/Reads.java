package dev.atoll.jinja.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one render read, in order, each question asked once. */
public final class Reads {
  private final Map<Question, Read> reads = new LinkedHashMap<>();
  private @Nullable String privacy;
  private int beforePrivacy;

  /** The answer, which is fetched only when the question is new. */
  @Nullable Value answer(Question question, Supplier<@Nullable Value> source) {
    Read known = reads.get(question);
    if (known == null) {
      Value answer = source.get();
      known = new Read(question, answer == null ? null : Values.copy(answer));
      reads.put(question, known);
    }
    return known.answer();
  }

  void keepPrivate(String why) {
    if (privacy == null) {
      privacy = why;
      beforePrivacy = reads.size();
    }
  }

  /** All reads so far, in the order in which they were first made. */
  public List<Read> all() {
    return List.copyOf(new ArrayList<>(reads.values()));
  }

  /** The reads that follow from nothing but one another: those before the render became private. */
  public List<Read> shareable() {
    List<Read> all = all();
    return privacy == null ? all : all.subList(0, beforePrivacy);
  }

  /** Why what was rendered holds for this one render only; empty when the reads say it all. */
  public Optional<String> privacy() {
    return Optional.ofNullable(privacy);
  }
}
