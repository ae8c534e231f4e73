package dev.atoll.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.atoll.domain.TenantId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules behind {@link HabitsTest}; they know real and planted classes alike. */
final class Habits {
  private static final Set<String> BANNED =
      Set.of(
          "Manager",
          "Helper",
          "Helpers",
          "Util",
          "Utils",
          "Common",
          "Impl",
          "Info",
          "Data",
          "Context",
          "Base",
          "Handler",
          "Processor");

  private static final List<Class<?>> MUTABLE =
      List.of(
          StringBuilder.class,
          ThreadLocal.class,
          java.util.concurrent.atomic.AtomicInteger.class,
          java.util.concurrent.atomic.AtomicLong.class,
          java.util.concurrent.atomic.AtomicBoolean.class,
          java.util.concurrent.atomic.AtomicReference.class);

  static final DescribedPredicate<JavaClass> OURS =
      describe("ours", type -> type.getPackageName().startsWith(Rooms.HOUSE + "."));

  static final DescribedPredicate<JavaClass> OUTSIDE_CLI =
      describe("outside cli", type -> !isIn(type, "cli"));

  static final DescribedPredicate<JavaClass> JINJA =
      describe("in jinja", type -> isIn(type, "jinja"));

  static final DescribedPredicate<JavaClass> DOMAIN =
      describe("in domain", type -> isIn(type, "domain"));

  static final ArchRule ONLY_CLI_PRINTS =
      noClasses()
          .that(OUTSIDE_CLI)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  static final ArchRule NO_STATIC_STATE = fields().should(notBeStaticAndMutable());

  static final ArchRule NO_GET_PREFIX = methods().should(notBeGetters());

  static final ArchRule TELLING_NAMES = classes().that(OURS).should(haveTellingNames());

  static final ArchRule NULL_MARKED = classes().that(OURS).should(liveInNullMarkedPackages());

  static final ArchRule NO_TENANTS =
      noClasses().that(JINJA).should().dependOnClassesThat().belongToAnyOf(TenantId.class);

  static final ArchRule NO_PICOCLI =
      noClasses().that(OUTSIDE_CLI).should().dependOnClassesThat().resideInAPackage("picocli..");

  static final ArchRule JDK_ONLY =
      classes()
          .that(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "dev.atoll..domain..");

  private Habits() {}

  private static boolean isIn(JavaClass type, String room) {
    String name = type.getPackageName() + ".";
    return name.startsWith(Rooms.HOUSE + "." + room + ".")
        || name.startsWith(Rooms.PLANTED + "." + room + ".");
  }

  private static ArchCondition<JavaField> notBeStaticAndMutable() {
    return new ArchCondition<>("not be static and mutable") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean compilers = field.getModifiers().contains(JavaModifier.SYNTHETIC);
        boolean fixed = field.getModifiers().contains(JavaModifier.FINAL) && !isMutable(field);
        if (field.getModifiers().contains(JavaModifier.STATIC) && !compilers && !fixed) {
          events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
        }
      }
    };
  }

  /** Declared as an interface it may still be mutable; declared as a mutable class it surely is. */
  private static boolean isMutable(JavaField field) {
    JavaClass type = field.getRawType();
    boolean collection =
        !type.isInterface()
            && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
    return collection || MUTABLE.stream().anyMatch(type::isAssignableTo);
  }

  private static ArchCondition<JavaMethod> notBeGetters() {
    return new ArchCondition<>("not begin with get") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean getter =
            method.getName().matches("get[A-Z].*")
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !overridesForeign(method);
        if (getter) {
          events.add(
              SimpleConditionEvent.violated(method, method.getFullName() + " begins with get"));
        }
      }
    };
  }

  private static boolean overridesForeign(JavaMethod method) {
    return method.getOwner().getAllRawSuperclasses().stream().anyMatch(type -> has(type, method))
        || method.getOwner().getAllRawInterfaces().stream().anyMatch(type -> has(type, method));
  }

  private static boolean has(JavaClass type, JavaMethod method) {
    return !OURS.test(type)
        && type.getMethods().stream().anyMatch(own -> own.getName().equals(method.getName()));
  }

  private static ArchCondition<JavaClass> haveTellingNames() {
    return new ArchCondition<>("have names that say something") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean banned =
            Arrays.stream(type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])"))
                .anyMatch(BANNED::contains);
        if (banned) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " says nothing"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> liveInNullMarkedPackages() {
    return new ArchCondition<>("live in a package with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " lives in a package without @NullMarked package-info"));
        }
      }
    };
  }
}
