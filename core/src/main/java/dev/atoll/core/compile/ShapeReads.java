package dev.atoll.core.compile;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.memo.Exact;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Render;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the making of a shape asked of its tenant. A shape fits another tenant when YAML would be
 * answered the same, and when each template would refer to and configure the same: because it would
 * be answered the same too, or because rendering it for that tenant gave the same. Filled by one
 * thread, read by many.
 */
final class ShapeReads implements ParseRender.Listener {
  private final Map<Asked, Integer> numbers = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<Object> answers = new ArrayList<>();
  private final Set<Integer> ofYaml = new LinkedHashSet<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<Yaml> yaml = new ArrayList<>();
  private final KeptNotes notes;
  private int saidBefore;
  private boolean shareable = true;

  /**
   * Listens from now on.
   *
   * @param notes of the tenant for whom the shape is made
   */
  ShapeReads(KeptNotes notes) {
    this.notes = notes;
  }

  /** A question and who asks: that may decide about the answer, as variables have packages. */
  private record Asked(String packageName, String name, Question question) {}

  private record Yaml(String packageName, Render render) {}

  /**
   * A template.
   *
   * @param reads numbers of the questions; none when only rendering tells
   * @param spoke whether it said something that may hang on the answers
   */
  private record Check(ParseRender.Parsed parsed, Optional<int[]> reads, boolean spoke) {}

  @Override
  public void yaml(String packageName, Render render) {
    yaml.add(new Yaml(packageName, render));
  }

  @Override
  public void parsed(ParseRender.Parsed parsed) {
    boolean spoke = notes.said().size() > saidBefore;
    saidBefore = notes.said().size();
    if (parsed.isPrivate()) {
      checks.add(new Check(parsed, Optional.empty(), spoke));
      return;
    }
    if (parsed.reads().isEmpty()) {
      return;
    }
    int[] reads = new int[parsed.reads().size()];
    for (int i = 0; i < reads.length; i++) {
      Read read = parsed.reads().get(i);
      // Who asks matters for the name of the template itself, which is text in the tenant's place.
      boolean ofNode = !(read.question() instanceof Question.Named named && isGeneral(named));
      reads[i] = number(parsed.packageName(), ofNode ? parsed.name() : "", read);
    }
    checks.add(new Check(parsed, Optional.of(reads), spoke));
  }

  private static boolean isGeneral(Question.Named named) {
    return !named.kind().equals(dev.atoll.core.dbt.RelationValue.KIND);
  }

  /** No more questions. */
  void finish() {
    for (Yaml one : yaml) {
      shareable &= one.render.reads().privacy().isEmpty();
      for (Read read : one.render.reads().all()) {
        ofYaml.add(number(one.packageName, "", read));
      }
    }
    yaml.clear();
  }

  /** Whether others may have the shape at all. */
  boolean isShareable() {
    return shareable;
  }

  private int number(String packageName, String name, Read read) {
    Asked question = new Asked(packageName, name, read.question());
    Integer known = numbers.get(question);
    if (known != null) {
      return known;
    }
    Object answer = Exact.of(read.answer());
    shareable &= answer != null;
    numbers.put(question, asked.size());
    asked.add(question);
    answers.add(answer == null ? question : answer);
    return asked.size() - 1;
  }

  /**
   * Whether a tenant would get the same shape.
   *
   * @param silent the tenant's own renders, of which nobody hears what they say
   * @param heard what these say
   */
  boolean fit(ParseRender silent, KeptNotes heard) {
    @Nullable Boolean[] same = new Boolean[asked.size()];
    return ofYaml.stream().allMatch(number -> isSame(number, silent, same))
        && checks.stream().allMatch(check -> fits(check, silent, heard, same));
  }

  private boolean isSame(int number, ParseRender tenant, @Nullable Boolean[] known) {
    Boolean same = known[number];
    if (same == null) {
      Asked one = asked.get(number);
      same =
          answers
              .get(number)
              .equals(Exact.of(tenant.answer(one.question, one.packageName, one.name)));
      known[number] = same;
    }
    return same;
  }

  private boolean fits(
      Check check, ParseRender tenant, KeptNotes heard, @Nullable Boolean[] known) {
    if (check.reads.isPresent()) {
      boolean all = true;
      for (int number : check.reads.get()) {
        all = all && isSame(number, tenant, known);
      }
      if (all) {
        return true;
      }
    }
    return !check.spoke
        && again(check, tenant).equals(check.parsed.result())
        && heard.said().isEmpty();
  }

  private static Optional<Captured> again(Check check, ParseRender tenant) {
    try {
      return Optional.of(check.parsed.again().apply(tenant));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
