package dev.atoll.jinja.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What random templates can show without Python; the comparison with it is Differential. */
class FuzzTest {
  private static final long SEED = 20;
  private static final int COUNT = 1_500;

  private final Grammar grammar = Grammar.load();

  private List<String> templates() {
    return LongStream.range(0, COUNT)
        .mapToObj(index -> Generator.template(grammar, SEED, index).text())
        .toList();
  }

  @Test
  void theSameSeedGivesTheSameTemplates() {
    assertThat(templates()).isEqualTo(templates());
    assertThat(templates()).doesNotHaveDuplicates();
  }

  @Test
  void everyTemplateGivesTextOrAProblem() {
    Rendering rendering = new Rendering();
    List<String> bugs = new ArrayList<>();
    int texts = 0;
    for (String template : templates()) {
      try {
        texts += rendering.of(template) instanceof Outcome.Text ? 1 : 0;
      } catch (RuntimeException | StackOverflowError bug) {
        bugs.add(bug + " in " + template);
      }
    }
    assertThat(bugs).isEmpty();
    assertThat(texts).as("templates that render").isGreaterThan(COUNT / 2);
  }

  @Test
  void anotherThreadRendersTheSame() throws Exception {
    List<String> templates = templates().subList(0, 400);
    Rendering shared = new Rendering();
    Callable<List<Outcome>> all = () -> templates.stream().map(shared::of).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<List<Outcome>> first = threads.submit(all);
      Future<List<Outcome>> second = threads.submit(all);
      assertThat(second.get()).isEqualTo(first.get());
    }
  }

  @Test
  void aTemplateIsMadeSmallerAsLongAsItKeepsItsProperty() {
    Piece template = Generator.template(grammar, SEED, 5);
    String smallest = new Minimiser(text -> text.length() > 3).smallest(template);
    assertThat(smallest.length()).isBetween(4, template.text().length());
  }
}
