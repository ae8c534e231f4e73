package dev.atoll.core.execute;

import dev.atoll.core.compile.CompiledNode;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeFacts;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Sha256;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The target folder. A plain project's holds {@code compiled/} and {@code run/} as dbt lays them
 * out; a fleet's holds one compiled file for each variant, and what failed for a tenant below
 * {@code tenants/<id>/}. Safe for use by several threads.
 */
final class TargetFiles {
  /** A file of the target folder that cannot be written. */
  static final String NOT_WRITTEN = "A723";

  private static final int HASH_CHARACTERS = 8;

  private final Path target;
  private final boolean perVariant;
  private final Set<Path> written = ConcurrentHashMap.newKeySet();

  private TargetFiles(Path target, boolean perVariant) {
    this.target = target;
    this.perVariant = perVariant;
  }

  static TargetFiles ofProject(Path target) {
    return new TargetFiles(target, false);
  }

  static TargetFiles ofFleet(Path target) {
    return new TargetFiles(target, true);
  }

  /** The folder of one tenant's artifacts. */
  Path folder(TenantId tenant) {
    return perVariant ? target.resolve("tenants").resolve(tenant.value()) : target;
  }

  /** Writes a node's compiled SQL; a query of its template may have brought a secret into it. */
  Optional<Path> compiled(CompiledNode compiled, SecretTexts secrets) {
    Path path = target.resolve("compiled").resolve(relative(compiled.node().facts()));
    if (!perVariant) {
      write(path, compiled.sql());
      return Optional.of(path);
    }
    String text = secrets.masked(compiled.text().toString());
    String name = String.valueOf(path.getFileName());
    String stem = name.endsWith(".sql") ? name.substring(0, name.length() - 4) : name;
    Path variant =
        path.resolveSibling(stem + "." + Sha256.of(text).substring(0, HASH_CHARACTERS) + ".sql");
    if (written.add(variant)) {
      write(variant, text);
    }
    return Optional.of(variant);
  }

  /** Writes the SQL of a node that failed, where only variants are kept otherwise. */
  Optional<Path> failed(TenantId tenant, Node node, @Nullable String sql) {
    if (!perVariant || sql == null) {
      return Optional.empty();
    }
    Path path = folder(tenant).resolve("compiled").resolve(relative(node.facts()));
    write(path, sql);
    return Optional.of(path);
  }

  /** Adds to a problem where the SQL that the engine got can be read. */
  Problem withCompiled(Problem problem, Optional<Path> compiled) {
    if (compiled.isEmpty()) {
      return problem;
    }
    Path base = target.getParent();
    Path shown = base == null ? compiled.get() : base.relativize(compiled.get());
    return new Problem(
        problem.code(),
        problem.severity(),
        problem.place(),
        problem.message(),
        (problem.cause().isBlank() ? "" : problem.cause().strip() + "\n")
            + "compiled: "
            + shown.toString().replace('\\', '/'),
        problem.mend(),
        problem.tenants(),
        problem.trace());
  }

  /** Keeps what a materialization says it runs. */
  void written(Node node, String sql) {
    if (!perVariant) {
      write(target.resolve("run").resolve(relative(node.facts())), sql);
    }
  }

  /** The file of a seed. */
  Path seed(Project project, Node.Seed seed) {
    PackageSource source =
        project
            .findPackage(seed.facts().packageName())
            .orElseThrow(() -> new IllegalStateException("no package of " + seed.id()));
    return source
        .directory()
        .orElseThrow(() -> new IllegalStateException("no folder of " + source.name()))
        .resolve(seed.facts().originalPath());
  }

  private static Path relative(NodeFacts facts) {
    Path path = Path.of(facts.packageName()).resolve(facts.originalPath());
    boolean inYaml =
        facts.originalPath().endsWith(".yml") || facts.originalPath().endsWith(".yaml");
    return inYaml ? path.resolve(fileName(facts) + ".sql") : path;
  }

  /** An alias may hold anything; it must not lead out of the folder. */
  private static String fileName(NodeFacts facts) {
    return facts.config().text("alias").orElse(facts.name()).replaceAll("[/\\\\]", "_");
  }

  static void write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw notWritten(path, e);
    }
  }

  static ProblemException notWritten(Path path, IOException cause) {
    return new ProblemException(
        Problem.error(
            NOT_WRITTEN,
            "cannot write " + path,
            cause instanceof FileAlreadyExistsException
                ? "there is a file " + cause.getMessage() + " where a folder should be"
                : String.valueOf(cause.getMessage()),
            "make the target folder writable, free some space, or choose another --target-path"));
  }
}
