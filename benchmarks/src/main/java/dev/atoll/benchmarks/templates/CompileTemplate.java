package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a model's text to something that renders. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileTemplate {
  @Param({"model", "sql", "macros", "loops", "dispatch"})
  public String template = "";

  private Source source = Source.of("", "");

  @Setup
  public void read() {
    source = TemplateFiles.model(template);
  }

  @Benchmark
  public Template compile() {
    return Template.parse(source, Shop.MODELS);
  }
}
