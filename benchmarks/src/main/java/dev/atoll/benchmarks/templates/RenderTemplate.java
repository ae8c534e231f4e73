package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a compiled model to its text, what it read recorded, and relations' names filled in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderTemplate {
  @Param({"model", "sql", "macros", "loops", "dispatch"})
  public String template = "";

  private Template compiled = Template.parse(Source.of("", ""), Shop.MODELS);
  private Shop shop = new Shop(List.of(), Tenant.MAIN);

  @Setup
  public void compile() {
    shop = new Shop(TemplateFiles.macros(), Tenant.MAIN);
    compiled = Template.parse(TemplateFiles.model(template), Shop.MODELS);
  }

  @Benchmark
  public String render() {
    return Shop.text(shop.render(compiled).result(), Tenant.MAIN);
  }
}
