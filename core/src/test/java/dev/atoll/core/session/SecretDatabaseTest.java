package dev.atoll.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.Database;
import dev.atoll.engine.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A method that is not handed on falls back to a default, and a border is open without a word. */
final class SecretDatabaseTest {
  @Test
  void everyCallOfASessionReachesTheOneInside() {
    Class<?> inside =
        Arrays.stream(SecretDatabase.class.getDeclaredClasses())
            .filter(Session.class::isAssignableFrom)
            .findFirst()
            .orElseThrow();
    assertThat(signatures(inside)).containsAll(signatures(Session.class));
  }

  @Test
  void everyCallOfAMarkedSessionReachesTheOneInside() {
    assertThat(signatures(MarkedSession.class)).containsAll(signatures(Session.class));
  }

  @Test
  void everyCallOfADatabaseReachesTheOneInside() {
    assertThat(signatures(SecretDatabase.class)).containsAll(signatures(Database.class));
  }

  private static List<String> signatures(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .map(SecretDatabaseTest::signature)
        .sorted()
        .toList();
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
