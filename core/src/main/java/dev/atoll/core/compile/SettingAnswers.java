package dev.atoll.core.compile;

import dev.atoll.core.dbt.EnvVarFunction;
import dev.atoll.core.dbt.TargetValue;
import dev.atoll.core.dbt.VarFunction;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import java.util.List;
import java.util.Set;

/** What a tenant's settings answer: variables, environment and fields of the target. */
public final class SettingAnswers {
  private static final Set<String> KINDS =
      Set.of(VarFunction.KIND, EnvVarFunction.KIND, TargetValue.KIND);

  private SettingAnswers() {}

  /** Whether a read was put to a tenant's settings. */
  public static boolean isSetting(Read read) {
    return read.question() instanceof Question.Named named && KINDS.contains(named.kind());
  }

  /** What a node of a package would read, without rendering. */
  public static Read of(TenantGraph graph, String packageName, String kind, String name) {
    Question.Named question = new Question.Named(kind, name, List.of());
    return new Read(question, graph.scopes().answer(question, packageName));
  }
}
