package dev.atoll.core.compile;

import dev.atoll.core.dbt.ApiValue;
import dev.atoll.core.dbt.EnvVarFunction;
import dev.atoll.core.dbt.FlagsValue;
import dev.atoll.core.dbt.GeneralFunctions;
import dev.atoll.core.dbt.GeneralInputs;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.dbt.RelationClassValue;
import dev.atoll.core.dbt.SecretAtom;
import dev.atoll.core.dbt.TargetValue;
import dev.atoll.core.dbt.VarFunction;
import dev.atoll.core.dbt.VariableAtom;
import dev.atoll.core.project.DbtVersion;
import dev.atoll.core.project.Project;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the scopes of one tenant's renders: the names that all sites share. What a site adds
 * ({@code ref}, {@code config}, {@code adapter} …) is put on top by its owner.
 */
public final class Scopes {
  /** The version whose language Atoll speaks. */
  public static final String DBT_VERSION = DbtVersion.SPOKEN.toString();

  private final Project project;
  private final MacroLibrary macros;
  private final TenantInputs tenant;
  private final Dialect dialect;
  private final Relation.Quoting quoting;
  private final Syntax syntax;
  private final TargetValue target;
  private final EnvVarFunction envVar;
  private final EnvVarFunction plainEnvVar;

  Scopes(
      Project project,
      MacroLibrary macros,
      TenantInputs tenant,
      Dialect dialect,
      Relation.Quoting quoting,
      Syntax syntax) {
    this.project = project;
    this.macros = macros;
    this.tenant = tenant;
    this.dialect = dialect;
    this.quoting = quoting;
    this.syntax = syntax;
    this.target = new TargetValue(tenant.target());
    this.plainEnvVar = EnvVarFunction.answering(this::plainEnv, tenant::envNames);
    this.envVar = EnvVarFunction.answering(this::env, tenant::envNames);
  }

  /** The same for a tenant with other inputs. */
  Scopes with(TenantInputs other) {
    return new Scopes(project, macros, other, dialect, quoting, syntax);
  }

  public Dialect dialect() {
    return dialect;
  }

  public Relation.Quoting quoting() {
    return quoting;
  }

  public TenantInputs tenant() {
    return tenant;
  }

  public MacroLibrary macros() {
    return macros;
  }

  /** What YAML sees: functions, variables and the target, but no macros. */
  Scope yaml(String packageName, Render render) {
    Scope base = base(render, "", tenant.notes());
    Scope named = Scope.of(Map.of("target", target, "env_var", plainEnvVar));
    Scope inner = named.or(base);
    return Scope.of(
            Map.of(
                "var", new VarFunction(vars(packageName), inner, syntax, VarFunction.Atoms.READ)))
        .or(inner);
  }

  /** What a node's template sees before its site adds what is special to it. */
  public NodeScope node(String packageName, String nodeName, Render render) {
    return node(packageName, nodeName, render, tenant.notes());
  }

  /** As above, with what the template says going elsewhere. */
  NodeScope node(String packageName, String nodeName, Render render, Notes notes) {
    NodeScope scope = new NodeScope(macros, packageName, base(render, nodeName, notes));
    RelationClassValue relations = new RelationClassValue(dialect, quoting);
    return scope
        .with("var", new VarFunction(vars(packageName), scope, syntax))
        .with("env_var", envVar)
        .with("target", target)
        .with("api", new ApiValue(relations))
        .with("selected_resources", ListValue.of())
        .with("project_name", StringValue.of(project.name()));
  }

  /** A render of YAML, where every value must be known. */
  Render yamlRender() {
    return Render.builder().concrete(this::characters).build();
  }

  private ProjectVars vars(String packageName) {
    return new ProjectVars(project, packageName, tenant);
  }

  private @Nullable Value env(String name) {
    return tenant
        .layers()
        .secretEnv(name)
        .<Value>map(Rope::of)
        .orElseGet(() -> EnvVarFunction.answer(tenant.env(), name));
  }

  /** In YAML, where every value must be known. */
  private @Nullable Value plainEnv(String name) {
    if (tenant.layers().secretEnv(name).isPresent()) {
      throw LayerInputs.refusal(LayerInputs.ofEnvironment(name));
    }
    return EnvVarFunction.answer(tenant.env(), name);
  }

  /**
   * The text of an atom that is no relation, where a template works on its characters.
   *
   * @throws dev.atoll.domain.ProblemException for a secret
   */
  String characters(Atom atom) {
    return switch (atom) {
      case VariableAtom variable -> tenant.layers().symbol(variable);
      case SecretAtom secret -> throw secret.refusal();
      default -> throw new IllegalArgumentException("unknown atom: " + atom.description());
    };
  }

  /** The text of an atom that is no relation in SQL; of a secret, what stands for it. */
  String inSql(Atom atom) {
    return atom instanceof SecretAtom secret ? secret.token() : characters(atom);
  }

  /** The database or schema of the target, as a read that is on record. */
  Value place(String part, Render render) {
    Value value = target.attribute(part, render);
    return value == null ? NoneValue.NONE : value;
  }

  private Scope base(Render render, String nodeName, Notes notes) {
    return new LazyScope(
        () -> GeneralFunctions.scope(general(render, nodeName, notes)).or(Globals.scope()));
  }

  private GeneralInputs general(Render render, String nodeName, Notes notes) {
    return new GeneralInputs(
        render,
        notes,
        tenant.invoked().clock(),
        DBT_VERSION,
        tenant.invoked().id(),
        new TemporalValue(tenant.invoked().started().atOffset(ZoneOffset.UTC)),
        Thread.currentThread().getName(),
        tenant.flags(),
        nodeName);
  }

  /**
   * Answers what a render in one package reads, for this tenant; what only a site knows is answered
   * by the site.
   *
   * @throws IllegalArgumentException when the question is of a kind that is not known here
   */
  @Nullable Value answer(Question.Named question, String packageName) {
    String name = question.name();
    return switch (question.kind()) {
      case VarFunction.KIND -> VarFunction.answer(vars(packageName), name);
      case EnvVarFunction.KIND -> env(name);
      case TargetValue.KIND -> target.answer(name);
      case FlagsValue.KIND -> FlagsValue.answer(tenant.flags(), name);
      case GeneralFunctions.RUN ->
          GeneralFunctions.answer(general(Render.plain(), "", tenant.notes()), name);
      default -> throw new IllegalArgumentException("nobody answers " + question);
    };
  }

  /** Built when a name is first looked for: many renders need none of its names. For one thread. */
  private static final class LazyScope implements Scope {
    private final Supplier<Scope> source;
    private @Nullable Scope built;

    LazyScope(Supplier<Scope> source) {
      this.source = source;
    }

    private Scope scope() {
      Scope scope = built;
      if (scope == null) {
        scope = source.get();
        built = scope;
      }
      return scope;
    }

    @Override
    public @Nullable Value lookup(String name) {
      return scope().lookup(name);
    }

    @Override
    public Set<String> names() {
      return scope().names();
    }
  }
}
