package dev.atoll.core.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing that {@code check} looks for; its name in {@code policies.check} is {@link #key}. */
public enum Rule {
  /** A schema or database by its name in SQL. */
  LITERAL_PLACE("A460", Kind.SEPARATION),
  /** A tenant's id, or the value of a label that chooses layers, in business logic. */
  TENANT_NAME("A461", Kind.SEPARATION),
  /** A condition on the target that compares with something that is no environment. */
  TARGET_CONDITION("A462", Kind.SEPARATION),
  /** A node that is enabled by who the tenant is. */
  TENANT_SWITCH("A463", Kind.SEPARATION),
  /** SQL or Jinja in a layer file. */
  LOGIC_IN_LAYER("A464", Kind.SEPARATION),
  /** An alias or CTE that is named as another tenant's namespace. */
  NAME_COLLISION("A466", Kind.SEPARATION),
  /** A variable of the contract that nothing reads. */
  UNUSED_VARIABLE("A467", Kind.TIDINESS),
  /** A variable that has one value for all tenants. */
  SINGLE_VALUE("A468", Kind.TIDINESS),
  /** A layer that no tenant has a file of. */
  UNUSED_LAYER("A469", Kind.TIDINESS),
  /** An overlay that more tenants have than not. */
  COMMON_OVERLAY("A465", Kind.TIDINESS);

  /** When a rule is looked at. */
  enum Kind {
    SEPARATION,
    TIDINESS
  }

  private final String code;
  private final Kind kind;

  Rule(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** The code of its Problems. */
  public String code() {
    return code;
  }

  /** As {@code policies.check} names it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether only {@code --tidy} looks at it. */
  public boolean isTidiness() {
    return kind == Kind.TIDINESS;
  }

  static Optional<Rule> named(String key) {
    return Arrays.stream(values()).filter(rule -> rule.key().equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Rule::key).toList();
  }
}
