package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All files of a set of packages, in one thread. The folder is {@code -Dbenchmark.package}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompilePackage {
  private List<Source> sources = List.of();

  @Setup
  public void read() {
    sources = TemplateFiles.folder(Path.of(System.getProperty("benchmark.package", ".")));
  }

  @Benchmark
  public List<Template> compile() {
    List<Template> templates = new ArrayList<>(sources.size());
    for (Source source : sources) {
      templates.add(Template.parse(source, Shop.MACROS));
    }
    return templates;
  }
}
