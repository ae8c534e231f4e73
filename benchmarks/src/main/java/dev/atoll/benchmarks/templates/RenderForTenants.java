package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Definition;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.memo.Memo;
import dev.atoll.jinja.value.Rope;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The texts of one model for 1,000 tenants, with nothing known beforehand. Each tenant's schema is
 * its own, and their variables make eight forms of the model.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderForTenants {
  private static final int TENANTS = 1000;

  private final Template template = Template.parse(TemplateFiles.model("model"), Shop.MODELS);
  private final List<Definition> macros = TemplateFiles.macros();
  private final List<Tenant> tenants = Tenant.many(TENANTS);

  @Setup
  public void check() {
    Memo<Rope> memo = new Memo<>();
    for (Tenant tenant : tenants) {
      String alone = Shop.text(new Shop(macros, tenant).render(template).result(), tenant);
      if (!alone.equals(Shop.text(reused(memo, tenant), tenant))) {
        throw new IllegalStateException("not the tenant's own text: " + tenant.schema());
      }
    }
    if (memo.fresh() != 8) {
      throw new IllegalStateException("forms of the model: " + memo.fresh());
    }
  }

  /** Each form is rendered once, and reused. */
  @Benchmark
  public void reuse(Blackhole blackhole) {
    Memo<Rope> memo = new Memo<>();
    for (Tenant tenant : tenants) {
      blackhole.consume(Shop.text(reused(memo, tenant), tenant));
    }
  }

  private Rope reused(Memo<Rope> memo, Tenant tenant) {
    return memo.get(template, tenant, () -> new Shop(macros, tenant).render(template));
  }
}
